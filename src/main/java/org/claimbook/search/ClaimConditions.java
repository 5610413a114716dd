package org.claimbook.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claimbook.claim.ReadBy;
import org.claimbook.shared.Names;
import org.claimbook.shared.TextForm;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;

/// The one translation of a filter to SQL: fixed conditions over `claim c`, and for a past day over
/// `status_period p`; every value is a parameter.
final class ClaimConditions {

    private final ClaimFilter filter;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, @Nullable Object> parameters = new HashMap<>();

    ClaimConditions(ClaimFilter filter) {
        this.filter = filter;
        visible();
        own();
        projected();
        found();
        sourced();
        words();
    }

    String where() {
        return String.join("\n and ", conditions);
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    boolean past() {
        return filter.asOf() != null;
    }

    private void visible() {
        conditions.add("c.deleted_at is null");
        if (!past()) {
            conditions.add("c.merged_into is null");
        }
        if (past()) {
            conditions.add("p.valid_from <= :asOf and (p.valid_to is null or p.valid_to > :asOf)");
            parameters.put("asOf", Utc.orNull(filter.asOf()));
        }
        if (filter.publicOnly() || Boolean.TRUE.equals(filter.published())) {
            conditions.add("c.published_at is not null");
        }
        if (Boolean.FALSE.equals(filter.published())) {
            conditions.add("c.published_at is null");
        }
    }

    private void own() {
        constants("c.kind = any(:kind)", "kind", filter.kind());
        constants("c.work_state = any(:workState)", "workState", filter.workState());
        if (filter.changedAfter() != null) {
            conditions.add("c.updated_at > :changedAfter");
            parameters.put("changedAfter", Utc.of(filter.changedAfter()));
        }
        if (filter.changedBefore() != null) {
            conditions.add("c.updated_at < :changedBefore");
            parameters.put("changedBefore", Utc.of(filter.changedBefore()));
        }
        named(
                """
                c.id in (select ct.claim_id from claim_topic ct join topic t on t.id = ct.topic_id
                         where t.id = any(:topicIds) or t.folded_name = any(:topicNames))
                """,
                "topic",
                filter.topic());
    }

    private void projected() {
        String at = past() ? "p." : "c.";
        constants(at + "status = any(:status)", "status", filter.status());
        named(
                at
                        + "status_verification_id is not null and "
                        + at
                        + "status_by in "
                        + sources("verifier"),
                "verifier",
                filter.verifier());
    }

    /// One and the same finding that is not voided, shown or not; the public sees none that waits
    /// for a second person.
    private void found() {
        if (filter.found().isEmpty() && filter.foundBy().isEmpty()) {
            return;
        }
        String status = filter.found().isEmpty() ? "true" : "v.status = any(:found)";
        String verifier =
                filter.foundBy().isEmpty() ? "true" : "v.verifier_id in " + sources("foundBy");
        conditions.add(
                """
                exists (select from verification v where %s = c.id and %s and %s and %s and %s
                        and not exists (select from verification back where back.voids_id = v.id and %s and %s))
                """
                        .formatted(
                                readBy("v"),
                                status,
                                verifier,
                                recorded("v"),
                                filter.publicOnly()
                                        ? signed("v") + " and v.voids_id is null"
                                        : "true",
                                recorded("back"),
                                signed("back")));
        if (!filter.found().isEmpty()) {
            parameters.put("found", names(filter.found()));
        }
        addNamed("foundBy", filter.foundBy());
    }

    private void sourced() {
        named(hop("true", "source"), "source", filter.source());
        named(
                hop("h.position = 0 and h.standing <> 'DISOWNED'", "origin"),
                "origin",
                filter.origin());
        named(
                hop(
                        """
                        h.standing <> 'DISOWNED'
                        and h.position = (select max(last.position) from hop last where last.appearance_id = a.id)
                        """,
                        "carrier"),
                "carrier",
                filter.carrier());
        if (!filter.report().isEmpty()) {
            conditions.add(
                    "c.id in (select %s from appearance a where a.report_id = any(:report) and %s)"
                            .formatted(readBy("a"), appeared()));
            parameters.put("report", filter.report().toArray(UUID[]::new));
        }
    }

    private void words() {
        if (filter.q() == null) {
            return;
        }
        conditions.add(
                """
                c.id in (
                    select case when merged_at <= %6$s then claim_read_at(id, %6$s) else id end
                    from claim where fold_words(statement) @@ fold_query(:q)
                    union all
                    select %4$s from appearance a where fold_words(a.exact) @@ fold_query(:q) and %1$s
                    union all
                    select %5$s from verification v where fold_words(v.wording) @@ fold_query(:q) and %2$s and %3$s
                    union all
                    select %4$s from source s join source named on named.counts_as = s.id
                    join hop h on h.source_id = named.id join appearance a on a.id = h.appearance_id
                    where s.disclosure = 'NAMED' and fold_words(s.name) @@ fold_query(:q) and %1$s)
                """
                        .formatted(
                                appeared(),
                                recorded("v"),
                                filter.publicOnly() ? spoken("v") : "true",
                                readBy("a"),
                                readBy("v"),
                                past() ? ":asOf" : "timestamptz 'infinity'"));
        parameters.put("q", filter.q());
    }

    private String hop(String which, String name) {
        return """
        exists (select from appearance a join hop h on h.appearance_id = a.id
                where %s = c.id and %s and %s and h.source_id in %s)
        """
                .formatted(readBy("a"), appeared(), which, sources(name));
    }

    /// Those that are meant, and all that count as one of them since they were merged.
    private static String sources(String name) {
        return """
        (select named.id from source s join source named on named.counts_as = s.counts_as
         where s.id = any(:%1$sIds)
         or s.disclosure = 'NAMED' and s.counts_as = s.id
            and (s.folded_name = any(:%1$sNames) or s.folded_aliases && cast(:%1$sNames as text[])))
        """
                .formatted(name);
    }

    private String readBy(String child) {
        return ReadBy.claim(child, past());
    }

    private String appeared() {
        return past()
                ? "coalesce(a.revised_at, a.recorded_at) <= :asOf and (a.removed_at is null or a.removed_at > :asOf)"
                : "a.removed_at is null";
    }

    private String recorded(String finding) {
        return past() ? finding + ".recorded_at <= :asOf" : "true";
    }

    private String signed(String finding) {
        return "(not %1$s.needs_sign_off or exists (select from sign_off o where o.verification_id = %1$s.id and %2$s))"
                .formatted(finding, past() ? "o.signed_at <= :asOf" : "true");
    }

    /// What the public may find words in: neither what waits nor what was taken back or takes back.
    private String spoken(String finding) {
        return "%s and %2$s.voids_id is null and not exists (select from verification back where back.voids_id = %2$s.id and %3$s and %4$s)"
                .formatted(signed(finding), finding, recorded("back"), signed("back"));
    }

    private void constants(String condition, String name, List<? extends Enum<?>> values) {
        if (!values.isEmpty()) {
            conditions.add(condition);
            parameters.put(name, names(values));
        }
    }

    private void named(String condition, String name, List<String> values) {
        if (!values.isEmpty()) {
            conditions.add(condition);
            addNamed(name, values);
        }
    }

    private void addNamed(String name, List<String> values) {
        parameters.put(
                name + "Ids",
                values.stream().filter(TextForm::isUuid).map(TextForm::uuid).toArray(UUID[]::new));
        parameters.put(name + "Names", values.stream().map(Names::fold).toArray(String[]::new));
    }

    private static String[] names(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toArray(String[]::new);
    }
}
