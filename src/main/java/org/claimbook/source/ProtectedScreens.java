package org.claimbook.source;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Form;
import org.claimbook.shared.Forms;
import org.claimbook.shared.ScreenController;
import org.claimbook.shared.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Confidential sources on screens: who they are, for those who may know, and how a source becomes
/// one.
@ScreenController
@RequestMapping("/sources/{id}")
class ProtectedScreens {

    private final Sources sources;
    private final ProtectedSources secrets;
    private final Traces traces;
    private final Forms forms;

    ProtectedScreens(Sources sources, ProtectedSources secrets, Traces traces, Forms forms) {
        this.sources = sources;
        this.secrets = secrets;
        this.traces = traces;
        this.forms = forms;
    }

    @GetMapping("/protected")
    String known(@PathVariable UUID id, Actor actor, HttpServletResponse response, Model model) {
        return known(id, forms.of(seen(id, actor)), response, model);
    }

    @PostMapping("/protected")
    String replace(
            @PathVariable UUID id,
            Form form,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    secrets.replace(
                            id,
                            form.expected(),
                            form.read(ProtectedDraft.class),
                            form.faults(),
                            actor);
                    return "/sources/" + id;
                },
                () -> {
                    form.compareIfStale(() -> seen(id, actor));
                    return known(id, form, response, model);
                });
    }

    @GetMapping("/concealment")
    String concealing(@PathVariable UUID id, Model model) {
        return concealing(id, forms.blank(sources.get(id).version()), model);
    }

    /// What may still hold the name is told here and never again.
    @PostMapping("/concealment")
    String conceal(@PathVariable UUID id, Form form, Actor actor, Model model) {
        AtomicReference<@Nullable Concealed> concealed = new AtomicReference<>();
        String place =
                forms.post(
                        form,
                        actor,
                        () -> {
                            concealed.set(concealed(id, form, actor));
                            return "/sources/" + id;
                        },
                        () -> concealing(id, form, model));
        Concealed done = concealed.get();
        if (done == null) {
            return place;
        }
        model.addAttribute("source", sources.get(id));
        model.addAttribute("remains", traces.of(done));
        return "source/concealed";
    }

    private @Nullable Concealed concealed(UUID id, Form form, Actor actor) {
        return sources.edit(id, form.expected(), form::apply, form.faults(), actor).concealed();
    }

    private Versioned<ProtectedDraft> seen(UUID id, Actor actor) {
        ProtectedView known = secrets.read(id, actor);
        return new Versioned<>(known.version(), ProtectedDraft.of(known));
    }

    /// Nobody between here and the browser keeps it, nor does the browser.
    private String known(UUID id, Form form, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute("source", sources.get(id));
        model.addAttribute("form", form);
        return "source/protected";
    }

    private String concealing(UUID id, Form form, Model model) {
        model.addAttribute("source", sources.get(id));
        model.addAttribute("form", form);
        return "source/concealment";
    }
}
