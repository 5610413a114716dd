package org.claimbook.shared;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A form of a screen: what was typed into it, read as strictly as a body of the API, and what is
/// wrong with it, said at the field. Places in it are JSON Pointers (RFC 6901).
public final class Form {

    /// Something that is wrong: where, in words of the reader's language.
    public record Wrong(String at, String label, String text) {}

    /// Where what was typed is not what is recorded now; theirs may be a name that stands for an
    /// id.
    public record Difference(String at, String label, String mine, String theirs, String id) {}

    private final Forms forms;
    private final ObjectNode body;
    private final Map<String, String> shown;
    private final Map<String, String> own;
    private final Faults faults;
    private @Nullable Problem refused;
    private List<Difference> differences = List.of();

    Form(
            Forms forms,
            ObjectNode body,
            Map<String, String> shown,
            Map<String, String> own,
            Faults faults) {
        this.forms = forms;
        this.body = body;
        this.shown = shown;
        this.own = own;
        this.faults = faults;
    }

    /// What it says, with all that is wrong with its shape noted in `faults()`.
    public <T extends Record> T read(Class<T> type) {
        return forms.read(body, type, faults);
    }

    /// The same for a door that looks at no faults.
    ///
    /// @throws Invalid if anything is wrong with it
    public <T extends Record> T readWhole(Class<T> type) {
        T read = read(type);
        faults.throwIfAny();
        return read;
    }

    /// The same as an edit of what is recorded; what the form does not show stays as it is.
    public <T extends Record> T apply(T current) {
        return forms.apply(body, current, faults);
    }

    public <T extends Record> T applyWhole(T current) {
        T edited = apply(current);
        faults.throwIfAny();
        return edited;
    }

    public Faults faults() {
        return faults;
    }

    /// The version that whoever typed has seen.
    public Expected expected() {
        String version = own.getOrDefault("version", "");
        if (!version.matches("\\d{1,18}")) {
            throw new BadRequest(
                    "if-match-required", "", ProblemType.IF_MATCH_REQUIRED.explanation());
        }
        return Expected.version(Long.parseLong(version));
    }

    /// What a field beside the body says, such as which button was pressed; empty if there is none.
    public String own(String name) {
        return own.getOrDefault(name, "");
    }

    /// The version to send along, empty for something new.
    public String version() {
        return own("version");
    }

    /// Marks this very form, so that sending it twice does once what it asks.
    public String key() {
        return own.computeIfAbsent("key", _ -> UUID.randomUUID().toString());
    }

    /// What a field shows.
    public String value(String at) {
        return shown.getOrDefault(at, "");
    }

    /// The id of a source and the name that it stands for, which a field beside that name carries.
    public String named(String at) {
        String id = value(at + "/id");
        return id.isEmpty() ? "" : id + " " + value(at + "/name");
    }

    /// The same for a field that takes a moment.
    public String moment(String at) {
        return value(at).replaceFirst("(:\\d{2}(\\.\\d+)?)?Z$", "");
    }

    /// The places of the items of a list, as many as there are.
    public List<String> items(String at) {
        return shown.keySet().stream()
                .filter(place -> place.startsWith(at + "/"))
                .map(place -> place.substring(at.length() + 1).split("/", -1)[0])
                .distinct()
                .map(index -> at + "/" + index)
                .toList();
    }

    /// The places of its items, and of so many empty ones after them.
    public List<String> items(String at, int spare) {
        List<String> items = new ArrayList<>(items(at));
        for (int more = 0; more < spare; more++) {
            items.add(at + "/" + items.size());
        }
        return items;
    }

    /// What people call the field.
    public String label(String at) {
        return forms.label(at);
    }

    /// An id for the field, for its label.
    public String id(String at) {
        return "f" + at.replace('/', '-');
    }

    /// Whether something is known to be wrong there, or below.
    public boolean isWrong(String at) {
        return said(at).findAny().isPresent();
    }

    /// What is wrong there, or below.
    public List<String> wrong(String at) {
        return said(at).map(forms::wrong).map(Wrong::text).distinct().toList();
    }

    /// What is wrong with the whole of it, not with a part.
    public List<String> wrongItself(String at) {
        return said().filter(fault -> fault.pointer().equals(at))
                .map(forms::wrong)
                .map(Wrong::text)
                .distinct()
                .toList();
    }

    /// All that is wrong.
    public List<Wrong> wrong() {
        return said().map(forms::wrong).toList();
    }

    private Stream<Fault> said(String at) {
        return said().filter(fault ->
                fault.pointer().equals(at) || fault.pointer().startsWith(at + "/"));
    }

    private Stream<Fault> said() {
        Stream<Fault> refusals =
                refused == null
                        ? Stream.of()
                        : Stream.concat(
                                refused.errors().stream(),
                                refused.guards().stream()
                                        .map(guard ->
                                                new Fault(
                                                        guard.pointer(),
                                                        guard.code(),
                                                        guard.detail())));
        return Stream.concat(refusals, faults.all().stream()).distinct();
    }

    /// Why it was turned down as a whole; empty if it was not, or if its fields say why.
    public String refusal() {
        return refused == null || !(refused.errors().isEmpty() && refused.guards().isEmpty())
                ? ""
                : forms.words(refused);
    }

    /// What is recorded already and stands in the way.
    public List<UUID> inTheWay() {
        return refused == null ? List.of() : refused.ids();
    }

    public boolean isStale() {
        return refused != null && refused.type() == ProblemType.STALE;
    }

    /// Where somebody who saved first left another value than was typed.
    public List<Difference> differences() {
        return differences;
    }

    /// Where somebody else saved first, compares what was typed with what is recorded now, and goes
    /// on from there.
    public void compareIfStale(Supplier<? extends Versioned<?>> recorded) {
        if (!isStale()) {
            return;
        }
        Form now = forms.of(recorded.get());
        Map<String, String> all = new LinkedHashMap<>(now.shown);
        all.keySet().retainAll(shown.keySet());
        shown.forEach(all::putIfAbsent);
        differences =
                all.keySet().stream()
                        .filter(at -> !value(at).strip().equals(now.value(at)))
                        .filter(at -> !isNamed(at))
                        .map(at -> difference(at, now))
                        .toList();
        own.put("version", now.version());
        own.remove("key");
    }

    private Difference difference(String at, Form now) {
        String id = at.endsWith("/name") ? now.named(at.replaceFirst("/name$", "")) : "";
        return new Difference(at, forms.label(at), value(at), now.value(at), id);
    }

    /// Whether it is an id that only goes with the name beside it.
    private boolean isNamed(String at) {
        return at.endsWith("/id") && shown.containsKey(at.replaceFirst("id$", "name"));
    }

    /// Whether it is only to be shown again, after somebody had to sign in in between.
    boolean isAgain() {
        return own.containsKey("again");
    }

    /// Whether sending it twice shall do once what it asks.
    boolean isOnce() {
        return own.containsKey("key");
    }

    /// Tells this form from every other, and from itself with other words.
    String digest() {
        return Digests.sha256((own + "\n" + body).getBytes(StandardCharsets.UTF_8));
    }

    void refuse(Problem problem) {
        refused = problem;
    }

    /// The values of a body, by their places; of a list of texts in one line.
    static Map<String, String> shown(JsonNode body) {
        Map<String, String> shown = new LinkedHashMap<>();
        show(body, "", shown);
        return shown;
    }

    private static void show(JsonNode node, String at, Map<String, String> shown) {
        if (node.isObject()) {
            node.forEachEntry((name, inner) -> show(inner, at + "/" + name, shown));
        } else if (node.isArray() && node.valueStream().anyMatch(JsonNode::isContainer)) {
            for (int index = 0; index < node.size(); index++) {
                show(node.get(index), at + "/" + index, shown);
            }
        } else if (node.isArray()) {
            shown.put(at, Commas.write(node.valueStream().map(JsonNode::asString).toList()));
        } else {
            shown.put(at, node.isNull() ? "" : node.asString());
        }
    }
}
