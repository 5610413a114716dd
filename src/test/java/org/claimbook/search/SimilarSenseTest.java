package org.claimbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.claimbook.ApiTest;
import org.claimbook.account.TestUsers;
import org.claimbook.record.SimilarClaim;
import org.claimbook.search.StatementVectors.Wanted;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// Similar claims by words and sense.
@TestPropertySource(properties = "claimbook.similar.model=minilm")
class SimilarSenseTest extends ApiTest {

    private static final String RESIGNED = "The mayor of Orsk resigned over bribes.";
    private static final String OPENED = "The mayor of Orsk opened a bus depot.";
    private static final String STEPPED_DOWN =
            "Orsk mayor steps down because of a corruption scandal";

    @Autowired private SimilarFinder finder;
    @Autowired private SimilarUpkeep upkeep;
    @Autowired private StatementVectors statements;

    @Test
    void senseDecidesWhereWordsAreTheSame() {
        claims.record(OPENED);
        claims.record(RESIGNED);
        claims.record("A mayor is elected in Orsk every five years.");
        upkeep.run();
        assertThat(found(STEPPED_DOWN)).startsWith(RESIGNED);
    }

    @Test
    void withoutVectorsTheSameClaimsAreFoundByWords() {
        claims.record(OPENED);
        claims.record(RESIGNED);
        assertThat(found(STEPPED_DOWN)).containsExactlyInAnyOrder(OPENED, RESIGNED);
        upkeep.run();
        assertThat(found(STEPPED_DOWN)).containsExactly(RESIGNED, OPENED);
    }

    @Test
    void aVectorIsComputedOnceAndAgainWhenTheStatementChanges() throws Exception {
        UUID claim = claims.record(OPENED);
        assertThat(vector(claim)).isNull();
        upkeep.run();
        byte[] first = vector(claim);
        assertThat(first).hasSize(384);
        patch("/api/v1/claims/" + claim, "{\"place\": \"Orsk\"}").andExpect(status().isOk());
        assertThat(vector(claim)).isEqualTo(first);
        patch("/api/v1/claims/" + claim, "{\"statement\": \"%s\"}".formatted(RESIGNED))
                .andExpect(status().isOk());
        assertThat(vector(claim)).isNull();
        upkeep.run();
        assertThat(vector(claim)).hasSize(384).isNotEqualTo(first);
    }

    @Test
    void whatOneInstanceTookNoOtherTakes() {
        claims.record(OPENED);
        claims.record(RESIGNED);
        List<Wanted> taken = statements.take(1);
        assertThat(taken).hasSize(1);
        assertThat(statements.take(10)).hasSize(1).doesNotContainAnyElementsOf(taken);
        assertThat(statements.take(10)).isEmpty();
    }

    @Test
    void whatWasTakenAndLostIsTakenAgain() {
        claims.record(OPENED);
        assertThat(statements.take(1)).hasSize(1);
        database.sql("update statement_vector set taken_at = taken_at - interval '6 minutes'")
                .update();
        assertThat(statements.take(1)).hasSize(1);
    }

    @Test
    void aVectorOfAnOlderStatementIsNotKept() throws Exception {
        UUID claim = claims.record(OPENED);
        Wanted taken = statements.take(1).getFirst();
        patch("/api/v1/claims/" + claim, "{\"statement\": \"%s\"}".formatted(RESIGNED))
                .andExpect(status().isOk());
        statements.keep(taken, new byte[384]);
        assertThat(vector(claim)).isNull();
        upkeep.run();
        assertThat(vector(claim)).hasSize(384).isNotEqualTo(new byte[384]);
    }

    private List<String> found(String statement) {
        return finder.to(statement, null, 10, TestUsers.actor(Role.READER)).stream()
                .map(SimilarClaim::claim)
                .map(claim -> claim.body().statement())
                .toList();
    }

    private byte[] vector(UUID claim) {
        return database.sql("select vector from statement_vector where claim_id = :claim")
                .param("claim", claim)
                .query((row, _) -> row.getBytes(1))
                .list()
                .getFirst();
    }
}
