package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What an application has recorded, looked at behind its back.
record Recorded(PackagedApplication application, JdbcClient database) {

    /// What was leased to whoever has died is due again in two minutes, which we do not wait for.
    private static final String TWO_MINUTES_LATER =
            "update webhook_delivery set next_at = now() where state = 'PENDING' and attempts > 0";

    /// Of a claim that was merged before anybody was told of it, that alone is told.
    private static final String UNTOLD =
            """
            select count(*) from change c join claim on claim.id = c.subject_id
            where (claim.merged_into is null or c.kind = 'MERGED') and not exists (
                select from webhook_delivery d where (d.xid, d.seq) = (c.xid, c.seq) and d.state = 'DELIVERED')
            """;

    /// The status that is projected: that of the period that lasts, and of who reads the claim
    /// whole.
    private static final String PROJECTED =
            """
            select c.id, concat_ws(' ', c.status, c.status_by, c.status_verification_id, c.pending, c.differs) as claim,
                   concat_ws(' ', p.status, p.status_by, p.status_verification_id, p.pending, p.differs) as period
            from claim c left join status_period p on p.claim_id = c.id and p.valid_to is null
            where c.merged_into is null and c.statement not like 'Line %' order by c.id
            """;

    /// Claims of imports have the one finding that they came with.
    private static final String WRONGLY_IMPORTED =
            """
            select count(*) from claim c join verification v on v.claim_id = c.id
            where c.statement like 'Line %'
              and (c.status, c.status_by, c.status_verification_id, c.pending, c.differs, c.findings, c.last_hash)
                  is distinct from (v.status, v.verifier_id, v.id, false, false, 1, v.hash)
            """;

    private static final String RECORDED_TWICE =
            "select statement from claim where statement like 'round%' group by statement having count(*) > 1";

    private record Place(String claim, int number) {}

    static Recorded in(PackagedApplication application) throws Exception {
        return new Recorded(application, application.database());
    }

    void assertThatItHoldsTogether(List<Listening.Message> heard) throws Exception {
        assertThatNobodyChangedThePast();
        assertThatProjectionsFollowFromFindings();
        assertThat(database.sql(RECORDED_TWICE).query(String.class).list()).isEmpty();
        database.sql(TWO_MINUTES_LATER).update();
        await().atMost(PackagedApplication.PATIENCE)
                .until(() -> database.sql(UNTOLD).query(Long.class).single() == 0);
        assertThatEachWasToldInOrder(heard);
    }

    /// The seals of the audit, and the hashes and signatures of all findings.
    private void assertThatNobodyChangedThePast() throws Exception {
        JsonNode proof = application.readAsAdmin("/api/v1/audit/verification");
        assertThat(proof.path("intact").asBoolean()).as(proof.toString()).isTrue();
        assertThat(proof.path("findings").asInt()).isPositive();
    }

    /// Who reads a claim whole is told what follows from its findings, not what was projected.
    private void assertThatProjectionsFollowFromFindings() throws Exception {
        Map<String, List<String>> projected = new HashMap<>();
        database.sql(PROJECTED)
                .query(row -> {
                    projected.put(
                            row.getString("id"),
                            List.of(row.getString("claim"), row.getString("period")));
                });
        assertThat(projected).isNotEmpty();
        for (Map.Entry<String, List<String>> claim : projected.entrySet()) {
            JsonNode read = application.readAsAdmin("/api/v1/claims/" + claim.getKey());
            assertThat(claim.getValue()).containsOnly(status(read.path("status")));
        }
        assertThat(database.sql(WRONGLY_IMPORTED).query(Long.class).single()).isZero();
    }

    private static String status(JsonNode status) {
        return String.join(
                " ",
                status.path("code").asString(),
                status.at("/by/id").asString(),
                status.path("verificationId").asString(),
                status.path("pending").isEmpty() ? "f" : "t",
                status.path("differs").asBoolean() ? "t" : "f");
    }

    /// At least once, and of one claim never an earlier change after a later one.
    private void assertThatEachWasToldInOrder(List<Listening.Message> heard) {
        Map<String, Place> places = places();
        Map<String, Integer> last = new HashMap<>();
        Set<String> told = new HashSet<>();
        List<String> outOfOrder = new ArrayList<>();
        for (Listening.Message message : heard) {
            String id = message.header("webhook-id");
            Place place = places.get(id);
            assertThat(place).as(id).isNotNull();
            if (place != null
                    && last.merge(place.claim(), place.number(), Math::max) > place.number()) {
                outOfOrder.add(id);
            }
            told.add(id);
        }
        assertThat(outOfOrder).isEmpty();
        assertThat(told).isEqualTo(places.keySet());
    }

    private Map<String, Place> places() {
        Map<String, Place> places = new HashMap<>();
        database.sql("select id, claim_id from webhook_delivery order by xid, seq")
                .query(row -> {
                    places.put(
                            row.getString("id"),
                            new Place(row.getString("claim_id"), places.size()));
                });
        return places;
    }
}
