package org.claimbook.shared;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Does what forms ask through the doors that the API asks too, once, and shows a form again that
/// was turned down.
@Component
public class Forms {

    private final JsonMapper json;
    private final StrictJson strict;
    private final MergePatch patches;
    private final Problems problems;
    private final IdempotencyKeys keys;
    private final MessageSource messages;
    private final TransactionTemplate transaction;

    Forms(
            JsonMapper json,
            StrictJson strict,
            MergePatch patches,
            Problems problems,
            IdempotencyKeys keys,
            MessageSource messages,
            PlatformTransactionManager transactions) {
        this.json = json;
        this.strict = strict;
        this.patches = patches;
        this.problems = problems;
        this.keys = keys;
        this.messages = messages;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// A form that nobody has typed into.
    public Form blank() {
        return of(Map.of());
    }

    /// A form that only asks for something to be done to what was seen in a version.
    public Form blank(long version) {
        return of(Map.of("version", new String[] {Long.toString(version)}));
    }

    /// A form for something new that begins with what a draft says.
    public Form of(Object draft) {
        return form(json.valueToTree(draft), new LinkedHashMap<>());
    }

    /// A form that edits what a draft says, seen in a version.
    public Form of(Versioned<?> seen) {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("version", Long.toString(seen.version()));
        return form(json.valueToTree(seen.body()), own);
    }

    private Form form(ObjectNode body, Map<String, String> own) {
        return new Form(this, body, Form.shown(body), own, new Faults());
    }

    /// The form that a request brings.
    Form of(Map<String, String[]> parameters) {
        Map<String, String> own = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (!name.startsWith("/") && !name.equals("_csrf") && values.length > 0) {
                own.put(name, values[0]);
            }
        });
        Faults faults = new Faults();
        FormFields fields = new FormFields(faults);
        ObjectNode body = fields.read(parameters);
        return new Form(this, body, fields.shown(), own, faults);
    }

    /// Takes the step, and leads to the address that it answers; or shows the form again with what
    /// is wrong. A form that was sent before, word for word, is not taken again.
    public String post(Form form, Actor actor, Supplier<String> step, Supplier<String> again) {
        if (form.isAgain()) {
            return again.get();
        }
        try {
            return "redirect:" + (form.isOnce() ? once(form, actor, step) : step.get());
        } catch (NotFound
                | Forbidden
                | Merged
                | AccessDeniedException
                | AuthenticationException no) {
            throw no;
        } catch (RuntimeException refused) {
            Problem problem = problems.of(refused);
            if (problem.type() == ProblemType.INTERNAL) {
                throw refused;
            }
            form.refuse(problem);
            status(problem.type().status());
            return again.get();
        }
    }

    private String once(Form form, Actor actor, Supplier<String> step) {
        String principal = actor.id().toString();
        String key = form.digest();
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    keys.await(principal, key);
                    return keys.find(principal, key)
                            .map(IdempotencyKeys.Answer::location)
                            .orElseGet(() -> first(principal, key, step));
                }));
    }

    private String first(String principal, String key, Supplier<String> step) {
        String place = step.get();
        keys.keep(
                principal,
                key,
                new IdempotencyKeys.Answer(
                        key, HttpServletResponse.SC_CREATED, place, null, null, ""));
        return place;
    }

    <T extends Record> T read(ObjectNode body, Class<T> type, Faults faults) {
        return strict.read(body, type, faults);
    }

    <T extends Record> T apply(ObjectNode body, T current, Faults faults) {
        return patches.apply(body, current, faults);
    }

    Form.Wrong wrong(Fault fault) {
        return new Form.Wrong(
                fault.pointer(),
                label(fault.pointer()),
                message("fault." + fault.code(), fault.detail()));
    }

    String words(Problem problem) {
        return message("refusal." + problem.code(), problem.detail());
    }

    /// What people call the field at that place: `/chain/0/source/name` is `field.source.name`.
    String label(String at) {
        List<String> steps =
                Arrays.stream(at.split("/", -1)).filter(step -> !step.matches("\\d*")).toList();
        String name = String.join(".", steps.subList(Math.max(0, steps.size() - 2), steps.size()));
        return steps.isEmpty() ? "" : message("field." + name, name);
    }

    private String message(String key, String otherwise) {
        return Objects.requireNonNull(
                messages.getMessage(key, null, otherwise, LocaleContextHolder.getLocale()));
    }

    private static void status(int status) {
        if (RequestContextHolder.currentRequestAttributes()
                        instanceof ServletRequestAttributes attributes
                && attributes.getResponse() != null) {
            attributes.getResponse().setStatus(status);
        }
    }
}
