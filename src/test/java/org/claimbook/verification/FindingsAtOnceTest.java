package org.claimbook.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.claimbook.ApiTest;
import org.claimbook.AtOnce;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Findings that many people record about one claim at the same time.
class FindingsAtOnceTest extends ApiTest {

    private static final int CLIENTS = 8;
    private static final int EACH = 5;

    @Autowired private VerificationRepository verifications;
    @Autowired private TransactionTemplate transaction;

    @Test
    void theyFormOneChain() throws Exception {
        UUID claim = claims.record("A.");
        String path = "/api/v1/claims/" + claim;
        List<List<Integer>> answers =
                AtOnce.clients(CLIENTS, client -> () -> find(path + "/verifications", client));
        assertThat(answers.stream().flatMap(List::stream)).hasSize(40).containsOnly(201);
        List<Integer> numbers = new ArrayList<>();
        assertThat(head(claim, numbers))
                .isEqualTo(column("last_hash", claim))
                .isEqualTo(auditedLast(claim));
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
        assertThat(column("findings", claim)).isEqualTo("40");
        JsonNode status = read(path).get("status");
        assertThat(column("status", claim))
                .isEqualTo(status.get("code").asString())
                .isEqualTo(period("status", claim));
        assertThat(column("status_verification_id", claim))
                .isEqualTo(status.get("verificationId").asString())
                .isEqualTo(period("status_verification_id", claim));
        assertThat(column("status_by", claim))
                .isEqualTo(status.get("by").get("id").asString())
                .isEqualTo(period("status_by", claim));
        assertThat(column("differs", claim))
                .isEqualTo(status.get("differs").asBoolean() ? "t" : "f");
    }

    private List<Integer> find(String path, int client) throws Exception {
        String finding =
                """
                {"status": "%s", "verifier": {"name": "Verifier %d"},
                 "evidence": [{"kind": "LINK", "stance": "CONTEXT", "primary": false, "public": true}]}
                """
                        .formatted(client % 2 == 0 ? "UNVERIFIED" : "MIXED", client);
        List<Integer> answers = new ArrayList<>();
        for (int number = 0; number < EACH; number++) {
            answers.add(post(path, finding).andReturn().getResponse().getStatus());
        }
        return answers;
    }

    /// The hash at the end of the chain, computed anew; each on the way is what is recorded.
    private @Nullable String head(UUID claim, List<Integer> numbers) {
        return transaction.execute(_ -> {
            String previous = null;
            for (Verification finding : verifications.findByClaimIdOrderBySeq(claim)) {
                previous = FindingHash.of(finding.content(), previous);
                assertThat(finding.hash()).isEqualTo(previous);
                numbers.add(finding.seq());
            }
            return previous;
        });
    }

    private String auditedLast(UUID claim) {
        return text(
                """
                select changes -> 'hash' ->> 'after' from audit_event
                where claim_id = :claim and subject_kind = 'VERIFICATION' order by seq desc limit 1
                """,
                claim);
    }

    private String column(String column, UUID claim) {
        return text("select %s from claim where id = :claim".formatted(column), claim);
    }

    private String period(String column, UUID claim) {
        return text(
                "select %s from status_period where claim_id = :claim and valid_to is null"
                        .formatted(column),
                claim);
    }

    private String text(String sql, UUID claim) {
        return database.sql(sql).param("claim", claim).query((row, _) -> row.getString(1)).single();
    }
}
