package org.claimbook.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows from which the past is told again, in the order in which they were recorded, and the
/// instants at which anything was.
record ReplayRows(
        List<Finding> findings,
        List<Answer> answers,
        List<Place> places,
        Map<String, Merge> merges,
        List<Instant> instants,
        String desk) {

    record Merge(String into, Instant at) {}

    record Finding(
            String id,
            String claim,
            int seq,
            @Nullable String status,
            boolean ofOneAspect,
            String verifier,
            @Nullable Instant happened,
            Instant recorded,
            @Nullable String voids,
            boolean needsSignOff,
            @Nullable Instant signed) {

        /// A day counts to its end, but never beyond the recording.
        Instant madeAt() {
            Instant end = happened == null ? recorded : happened.plus(Duration.ofDays(1));
            return end.isBefore(recorded) ? end : recorded;
        }

        String projected() {
            return switch (String.valueOf(status)) {
                case "CONFIRMED", "CORROBORATED" ->
                        ofOneAspect ? "PARTLY_CONFIRMED" : String.valueOf(status);
                case "REFUTED" -> ofOneAspect ? "MIXED" : "REFUTED";
                default -> String.valueOf(status);
            };
        }
    }

    record Answer(String id, String claim, String party, String outcome, Instant recorded) {}

    /// An appearance, or a copy that holds what it said until it was replaced.
    record Place(
            String id,
            String claim,
            String report,
            List<String> chain,
            boolean disowned,
            Instant since,
            @Nullable Instant until,
            @Nullable Instant withdrawn,
            List<Taking> takings) {

        boolean stands(Instant at) {
            return !since.isAfter(at) && (until == null || until.isAfter(at));
        }

        boolean withdrawn(Instant at) {
            return withdrawn != null && !withdrawn.isAfter(at);
        }

        List<String> takenBackBy(Instant at) {
            return takings.stream()
                    .filter(taking -> !taking.recorded().isAfter(at))
                    .map(Taking::by)
                    .toList();
        }
    }

    /// The claim that read at an instant what was recorded for one.
    String reader(String claim, Instant at) {
        Merge merge = merges.get(claim);
        return merge == null || merge.at().isAfter(at) ? claim : reader(merge.into(), at);
    }

    /// That a speaker took it back, which a clarification does not.
    record Taking(String by, Instant recorded) {}

    static ReplayRows of(JdbcClient database) {
        return new ReplayRows(
                database.sql(
                                """
                                select v.*, s.signed_at from verification v
                                left join sign_off s on s.verification_id = v.id order by v.recorded_at, v.seq, v.id
                                """)
                        .query((row, _) -> finding(row))
                        .list(),
                database.sql("select * from response order by seq")
                        .query((row, _) ->
                                new Answer(
                                        row.getString("id"),
                                        row.getString("claim_id"),
                                        row.getString("party_id"),
                                        row.getString("outcome"),
                                        Utc.read(row, "recorded_at")))
                        .list(),
                database.sql(
                                """
                                select a.*, w.withdrawn, w.takers, w.taken,
                                    array(select source_id::text from hop where appearance_id = a.id order by position) as chain,
                                    exists (select from hop where appearance_id = a.id and position = 0 and standing = 'DISOWNED') as disowned
                                from appearance a cross join lateral (
                                    select min(recorded_at) as withdrawn,
                                        coalesce(array_agg(by_id::text order by recorded_at) filter (where how <> 'CLARIFIED'), '{}') as takers,
                                        coalesce(array_agg(recorded_at order by recorded_at) filter (where how <> 'CLARIFIED'), '{}') as taken
                                    from withdrawal where appearance_id = coalesce(a.replaced_id, a.id)) w
                                order by a.seq
                                """)
                        .query((row, _) -> place(row))
                        .list(),
                merges(database),
                instants(database),
                database.sql("select id::text from source where desk")
                        .query((row, _) -> row.getString(1))
                        .single());
    }

    private static Map<String, Merge> merges(JdbcClient database) {
        Map<String, Merge> merges = new HashMap<>();
        database.sql("select id, merged_into, merged_at from claim where merged_into is not null")
                .query(row -> {
                    merges.put(
                            row.getString("id"),
                            new Merge(row.getString("merged_into"), Utc.read(row, "merged_at")));
                });
        return merges;
    }

    private static Finding finding(ResultSet row) throws SQLException {
        return new Finding(
                row.getString("id"),
                row.getString("claim_id"),
                row.getInt("seq"),
                row.getString("status"),
                row.getString("aspect") != null,
                row.getString("verifier_id"),
                Utc.readOrNull(row, "happened_at"),
                Utc.read(row, "recorded_at"),
                row.getString("voids_id"),
                row.getBoolean("needs_sign_off"),
                Utc.readOrNull(row, "signed_at"));
    }

    private static Place place(ResultSet row) throws SQLException {
        Instant revised = Utc.readOrNull(row, "revised_at");
        String replaced = row.getString("replaced_id");
        return new Place(
                replaced == null ? row.getString("id") : replaced,
                row.getString("claim_id"),
                row.getString("report_id"),
                List.of((String[]) row.getArray("chain").getArray()),
                row.getBoolean("disowned"),
                revised == null ? Utc.read(row, "recorded_at") : revised,
                Utc.readOrNull(row, "removed_at"),
                Utc.readOrNull(row, "withdrawn"),
                takings(row));
    }

    private static List<Taking> takings(ResultSet row) throws SQLException {
        String[] takers = (String[]) row.getArray("takers").getArray();
        Timestamp[] taken = (Timestamp[]) row.getArray("taken").getArray();
        return IntStream.range(0, takers.length)
                .mapToObj(index -> new Taking(takers[index], taken[index].toInstant()))
                .toList();
    }

    /// Each at which something was recorded, and the last before it.
    private static List<Instant> instants(JdbcClient database) {
        return database
                .sql(
                        """
                        select at from (
                            select created_at from claim union select updated_at from claim
                            union select recorded_at from verification union select signed_at from sign_off
                            union select recorded_at from response union select recorded_at from withdrawal
                            union select recorded_at from appearance union select revised_at from appearance
                            union select removed_at from appearance union select merged_at from claim
                        ) instant (at) where at is not null
                        """)
                .query((row, _) -> Utc.read(row, "at"))
                .list()
                .stream()
                .flatMap(at -> Stream.of(at.minusNanos(1_000), at))
                .sorted()
                .distinct()
                .toList();
    }
}
