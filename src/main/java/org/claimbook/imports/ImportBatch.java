package org.claimbook.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.claimbook.claim.Claims;
import org.claimbook.imports.Imported.Known;
import org.claimbook.imports.Imported.Print;
import org.claimbook.imports.Imported.Row;
import org.claimbook.record.ClaimDraft;
import org.claimbook.record.Contribution;
import org.claimbook.record.Recording;
import org.claimbook.shared.Actor;
import org.claimbook.shared.BadRequest;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Fault;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Ids;
import org.claimbook.shared.StrictJson;
import org.claimbook.shared.TextForm;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Writes what some records of a file amount to, in the transaction of whoever calls.
@Component
class ImportBatch {

    /// What has become of a record; `content` is what its claim says, if it has a key.
    record Done(
            Prepared record,
            Outcome outcome,
            @Nullable UUID claim,
            String content,
            List<Fault> notes) {

        /// Under which it may come again; null if it cannot, or nothing came of it.
        @Nullable String key() {
            return claim == null ? null : record.key();
        }

        /// After another of its key, which said that.
        Done after(String earlier) {
            Outcome now = content.equals(earlier) ? Outcome.UNCHANGED : Outcome.UPDATED;
            return new Done(record, now, claim, content, notes);
        }
    }

    /// What is here already, of what the records name.
    private record Here(Map<String, Known> known, Set<UUID> claims, Set<String> users) {}

    /// What is to be written, by the place of its record.
    private record Work(
            Map<String, Contribution> contributions, Map<UUID, ClaimDraft> edits, List<Row> rows) {}

    private final Recording recording;
    private final Claims claims;
    private final Imported imported;
    private final Localizer localizer;
    private final StrictJson strict;
    private final JdbcClient jdbc;

    ImportBatch(
            Recording recording,
            Claims claims,
            Imported imported,
            Localizer localizer,
            StrictJson strict,
            JdbcClient jdbc) {
        this.recording = recording;
        this.claims = claims;
        this.imported = imported;
        this.localizer = localizer;
        this.strict = strict;
        this.jdbc = jdbc;
    }

    /// What becomes of each record, in their order; no two of them have one key.
    ///
    /// @throws org.claimbook.shared.Invalid if something cannot be recorded: pointers begin with
    ///   the place of its record in the list; so does `GuardFailed`
    List<Done> write(List<Prepared> records, Actor actor) {
        List<@Nullable ObjectNode> trees = new ArrayList<>();
        records.forEach(
                record -> trees.add(record.claim() == null ? null : record.claim().deepCopy()));
        List<ObjectNode> open = trees.stream().filter(Objects::nonNull).toList();
        Here here = here(records, open);
        localizer.localize(open, actor);
        Work work = new Work(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        List<Done> done = new ArrayList<>();
        for (int place = 0; place < records.size(); place++) {
            ObjectNode tree = trees.get(place);
            Prepared record = records.get(place);
            done.add(tree == null ? ended(record) : look(place, record, tree, here, work));
        }
        write(work, actor);
        return done;
    }

    private void write(Work work, Actor actor) {
        if (!work.contributions().isEmpty()) {
            recording.record(work.contributions(), actor, new Faults());
        }
        work.edits()
                .forEach((claim, draft) ->
                        claims.edit(
                                claim,
                                Expected.any(),
                                before -> draft.fields().over(before),
                                new Faults(),
                                actor));
        imported.keep(work.rows());
    }

    private Done look(int place, Prepared record, ObjectNode tree, Here here, Work work) {
        Known before = record.key() == null ? null : here.known().get(record.key());
        if (before != null && before.gone()) {
            return ended(
                    record.ended(
                            Outcome.SKIPPED,
                            "deleted-here",
                            "It was imported, and deleted here since."));
        }
        if (before == null && record.id() != null && here.claims().contains(record.id())) {
            return ended(
                    record.ended(
                            Outcome.SKIPPED,
                            "recorded-here",
                            "A claim of that id is recorded here: it is from here."));
        }
        List<Fault> notes = new ArrayList<>(record.notes());
        if (record.key() != null) {
            fit(tree, here, work, notes);
        }
        Faults faults = new Faults();
        ClaimDraft draft = read(tree, faults);
        List<Fault> wrong =
                faults.all().stream().filter(fault -> !fault.code().equals("read-only")).toList();
        return draft == null || !wrong.isEmpty()
                ? ended(record.ended(Outcome.FAILED, wrong))
                : add(place, record, draft, before, notes, work);
    }

    private Done add(
            int place,
            Prepared record,
            ClaimDraft draft,
            @Nullable Known before,
            List<Fault> notes,
            Work work) {
        Print print = record.key() == null ? Print.NONE : imported.print(draft);
        if (before == null) {
            UUID claim = record.id() == null ? Ids.next() : record.id();
            work.contributions().put("/" + place, new Contribution(draft, claim, false));
            work.rows().add(new Row(record, claim, print));
            return new Done(record, Outcome.CREATED, claim, print.content(), notes);
        }
        if (before.content().equals(print.content())) {
            return new Done(record, Outcome.UNCHANGED, before.claim(), print.content(), notes);
        }
        ClaimDraft news = imported.news(draft, before.parts());
        if (record.keepsRaw() && news.findings()) {
            notes.add(
                    new Fault(
                            "/reviewRating",
                            "conflicting-ratings",
                            "The same publisher has rated the same claim before, and otherwise: both findings stay."));
        }
        if (news.hasChildren()) {
            work.contributions().put("/" + place, new Contribution(news, before.claim(), true));
        }
        if (!before.parts().contains(print.parts().getFirst())) {
            work.edits().put(before.claim(), draft);
        }
        work.rows().add(new Row(record, before.claim(), print));
        return new Done(record, Outcome.UPDATED, before.claim(), print.content(), notes);
    }

    private static Done ended(Prepared record) {
        return new Done(record, Objects.requireNonNull(record.outcome()), null, "", record.notes());
    }

    private @Nullable ClaimDraft read(ObjectNode tree, Faults faults) {
        try {
            return strict.read(tree, ClaimDraft.class, faults);
        } catch (BadRequest wrong) {
            faults.addAll(wrong.faults());
            return null;
        }
    }

    /// Leaves out what only means something where it comes from, and says so.
    private static void fit(ObjectNode tree, Here here, Work work, List<Fault> notes) {
        for (String missing : unlink(tree, here, work)) {
            notes.add(
                    new Fault(
                            "/links",
                            "link-waits",
                            "The claim %s is not here yet: import the file again when it is."
                                    .formatted(missing)));
        }
        String assignee = tree.path("assignee").asString("");
        if (!assignee.isEmpty() && !here.users().contains(assignee)) {
            tree.remove("assignee");
            notes.add(
                    new Fault(
                            "/assignee",
                            "unknown-user",
                            "There is no user “%s” here.".formatted(assignee)));
        }
    }

    private static List<String> unlink(ObjectNode tree, Here here, Work work) {
        List<String> missing = new ArrayList<>();
        if (tree.path("links").isArray()) {
            tree.path("links")
                    .values()
                    .removeIf(link -> {
                        String to = link.path("to").asString("");
                        boolean gone =
                                TextForm.isUuid(to) && !isThere(UUID.fromString(to), here, work);
                        if (gone) {
                            missing.add(to);
                        }
                        return gone;
                    });
        }
        return missing;
    }

    private static boolean isThere(UUID claim, Here here, Work work) {
        return here.claims().contains(claim)
                || work.contributions().values().stream()
                        .anyMatch(other -> other.claim().equals(claim));
    }

    private Here here(List<Prepared> records, Collection<ObjectNode> trees) {
        Set<UUID> claims = new HashSet<>();
        Set<String> users = new HashSet<>();
        records.stream().flatMap(record -> Stream.ofNullable(record.id())).forEach(claims::add);
        for (ObjectNode tree : trees) {
            tree.path("links")
                    .forEach(link -> {
                        String to = link.path("to").asString("");
                        if (TextForm.isUuid(to)) {
                            claims.add(UUID.fromString(to));
                        }
                    });
            users.add(tree.path("assignee").asString(""));
        }
        return new Here(imported.of(records), imported.here(claims), users(users));
    }

    private Set<String> users(Set<String> names) {
        names.remove("");
        return names.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        jdbc.sql("select username from app_user where username = any(:names)")
                                .param("names", names.toArray(String[]::new))
                                .query((row, _) -> row.getString("username"))
                                .list());
    }
}
