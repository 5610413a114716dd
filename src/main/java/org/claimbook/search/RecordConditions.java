package org.claimbook.search;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claimbook.claim.ReadBy;
import org.claimbook.shared.Utc;

/// The conditions on what is recorded about a claim: where it appeared, what was found and
/// answered; of a past day, by then.
final class RecordConditions {

    private static final String APPEARED = "exists (select from appearance a where %s and %s)";
    private static final String HOP =
            "exists (select from appearance a join hop h on h.appearance_id = a.id where %s and %s)";
    private static final String RELIABLE =
            """
            a.origin_id in (
                select o.id from source o join reliability g on g.source_id = o.counts_as
                where g.letter = any(:reliability) and g.topic_id is null
                  and g.from_at <= :today and (g.to_at is null or g.to_at > :today))
            """;

    private final ClaimFilter filter;
    private final Map<String, UUID[]> ids;
    private final Conditions conditions;

    RecordConditions(ClaimFilter filter, Map<String, UUID[]> ids, Conditions conditions) {
        this.filter = filter;
        this.ids = ids;
        this.conditions = conditions;
    }

    void add() {
        sourced();
        appeared();
        found();
        answered();
    }

    private void sourced() {
        named(HOP, "h.source_id = any(:source)", "source", filter.source());
        named(APPEARED, "a.origin_id = any(:origin)", "origin", filter.origin());
        named(APPEARED, "a.carrier_id = any(:carrier)", "carrier", filter.carrier());
        reliable();
    }

    /// Grades are of today, also as of a past day.
    private void reliable() {
        if (!filter.reliability().isEmpty()) {
            conditions.any(
                    APPEARED.formatted(thenAppeared(filter), RELIABLE),
                    "reliability",
                    filter.reliability());
            conditions.parameter("today", Utc.of(filter.now()));
        }
    }

    private void named(String where, String which, String name, List<String> values) {
        if (!values.isEmpty()) {
            conditions.any(
                    where.formatted(thenAppeared(filter), which), name, FilterNames.of(ids, name));
        }
    }

    private void appeared() {
        if (!filter.report().isEmpty()) {
            conditions.any(
                    APPEARED.formatted(thenAppeared(filter), "a.report_id = any(:report)"),
                    "report",
                    filter.report().toArray(UUID[]::new));
        }
        conditions.any(
                APPEARED.formatted(thenAppeared(filter), "a.anchor_state = any(:anchor)"),
                "anchor",
                filter.anchor());
        conditions.is(APPEARED.formatted(thenAppeared(filter), "a.circular"), filter.circular());
    }

    /// One and the same finding that is not voided, shown or not; the public sees none that waits
    /// for a second person.
    private void found() {
        if (filter.found().isEmpty() && filter.foundBy().isEmpty()) {
            return;
        }
        conditions.add(
                "exists (select from verification v where %s and %s and %s and %s)"
                        .formatted(
                                filter.found().isEmpty() ? "true" : "v.status = any(:found)",
                                filter.foundBy().isEmpty()
                                        ? "true"
                                        : "v.verifier_id = any(:foundBy)",
                                thenReadable(filter),
                                stands(filter)));
        conditions.parameter("found", Conditions.names(filter.found()));
        conditions.parameter("foundBy", FilterNames.of(ids, "foundBy"));
    }

    /// A response counts until the party says something newer; a question, and stopping short of
    /// denying, leave an answer as it is.
    private void answered() {
        conditions.any(
                response(
                        "r.outcome = any(:response)",
                        "(r.outcome = 'ASKED' or n.outcome not in ('ASKED', 'DID_NOT_DENY'))"),
                "response",
                filter.response());
        conditions.is(
                response(
                        """
                        r.outcome = 'ASKED' and r.due_at < :now
                        and r.asked_by_id = (select s.id from source s where s.desk)
                        """,
                        "true"),
                filter.overdue());
        if (filter.overdue() != null) {
            conditions.parameter(
                    "now", Utc.of(filter.asOf() == null ? filter.now() : filter.asOf()));
        }
    }

    private String response(String which, String replaces) {
        return """
        exists (select from response r where %s and %s
                and not exists (
                    select from response n join source other on other.id = n.party_id
                    where %s and %s
                      and other.counts_as = (select party.counts_as from source party where party.id = r.party_id)
                      and (response_at(n), n.seq) > (response_at(r), r.seq)))
        """
                .formatted(which, thenGiven(filter, "r"), thenGiven(filter, "n"), replaces);
    }

    /// The appearances `a` of `c` that were there.
    static String thenAppeared(ClaimFilter filter) {
        return filter.asOf() == null
                ? "a.read_by = c.id and a.removed_at is null"
                : ReadBy.claim("a", true)
                        + " = c.id and coalesce(a.revised_at, a.recorded_at) <= :asOf and (a.removed_at is null or a.removed_at > :asOf)";
    }

    /// The responses of `c` that were there.
    static String thenGiven(ClaimFilter filter, String response) {
        return ReadBy.claim(response, filter.asOf() != null)
                + " = c.id and "
                + recorded(filter, response);
    }

    /// The findings `v` of `c` that were there for whoever asks; the public sees neither what waits
    /// nor what was taken back or takes back.
    static String thenReadable(ClaimFilter filter) {
        String recorded =
                ReadBy.claim("v", filter.asOf() != null) + " = c.id and " + recorded(filter, "v");
        return filter.publicOnly()
                ? "%s and v.voids_id is null and %s and %s"
                        .formatted(recorded, signed(filter, "v"), stands(filter))
                : recorded;
    }

    private static String stands(ClaimFilter filter) {
        return "not exists (select from verification back where back.voids_id = v.id and %s and %s)"
                .formatted(recorded(filter, "back"), signed(filter, "back"));
    }

    private static String recorded(ClaimFilter filter, String row) {
        return filter.asOf() == null ? "true" : row + ".recorded_at <= :asOf";
    }

    private static String signed(ClaimFilter filter, String finding) {
        return "(not %1$s.needs_sign_off or exists (select from sign_off o where o.verification_id = %1$s.id and %2$s))"
                .formatted(finding, filter.asOf() == null ? "true" : "o.signed_at <= :asOf");
    }
}
