package org.claimbook.verification;

import java.util.Random;
import org.claimbook.WholeClaimTest;
import org.claimbook.shared.Role;
import tools.jackson.databind.JsonNode;

/// Writes to claims that nobody would think of: made at random from a fixed seed.
abstract class AnyWrites extends WholeClaimTest {

    protected static final String[] STATUSES = {
        "UNVERIFIED", "PARTLY_CONFIRMED", "CONFIRMED", "DISPUTED", "MIXED", "REFUTED", "RETRACTED"
    };
    private static final String[] OUTCOMES = {
        "ASKED", "NO_ANSWER", "DENIED", "DISPUTED", "DID_NOT_DENY", "CONFIRMED"
    };

    protected Random random = new Random(0);

    /// One write, which may be refused.
    protected void change(String claim) throws Exception {
        switch (random.nextInt(8)) {
            case 0, 1 -> post(claim + "/appearances", someAppearance());
            case 2, 3 -> post(claim + "/verifications", someFinding());
            case 4 ->
                    post(
                            claim + "/responses",
                            "{\"party\": {\"name\": \"%s\"}, \"outcome\": \"%s\"}"
                                    .formatted(one("Russia", "China"), one(OUTCOMES)));
            case 5 -> signOne(claim);
            case 6 -> voidOne(claim);
            default -> loseOrWithdrawOne(claim);
        }
    }

    private String someFinding() {
        String verifier =
                one(
                        "",
                        "",
                        ", \"verifier\": {\"name\": \"AP\"}",
                        ", \"verifier\": {\"name\": \"AFP\"}");
        String date = one("", ", \"happenedAt\": \"2025-01-0%d\"".formatted(1 + random.nextInt(5)));
        String aspect = one("", "", ", \"aspect\": \"WHERE\"");
        return """
        {"status": "%s", "rationale": "x", "evidence": [{"kind": "LINK", "stance": "SUPPORTS"}, {"kind": "LINK", "stance": "CONTRADICTS"}]%s}
        """
                .formatted(one(STATUSES), verifier + date + aspect);
    }

    private String someAppearance() {
        return """
        {"reportId": "%s", "chain": [{"source": {"name": "%s"}, "verb": "SAID"%s}, {"source": {"name": "Reuters"}, "verb": "REPORTED"}]}
        """
                .formatted(
                        id(report),
                        one("Kyiv", "Seoul", "Tokyo"),
                        one("", "", "", ", \"standing\": \"DISOWNED\""));
    }

    private void signOne(String claim) throws Exception {
        JsonNode pending = read(claim).path("status").path("pending");
        if (!pending.isEmpty()) {
            String finding =
                    claim + "/verifications/" + pending.path(0).path("verificationId").asString();
            as(Role.REVIEWER, onTopOf(finding, finding + "/sign-off"));
        }
    }

    private void voidOne(String claim) throws Exception {
        JsonNode findings = read(claim).path("verifications");
        if (!findings.isEmpty()) {
            JsonNode finding = findings.path(random.nextInt(findings.size()));
            post(
                    claim + "/verifications",
                    "{\"voids\": \"%s\", \"rationale\": \"x\", \"verifier\": {\"id\": \"%s\"}}"
                            .formatted(
                                    finding.path("id").asString(),
                                    finding.path("verifier").path("id").asString()));
        }
    }

    private void loseOrWithdrawOne(String claim) throws Exception {
        JsonNode appearances = read(claim).path("appearances");
        if (!appearances.isEmpty()) {
            JsonNode some = appearances.path(random.nextInt(appearances.size()));
            String one = claim + "/appearances/" + some.path("id").asString();
            switch (random.nextInt(3)) {
                case 0 ->
                        post(
                                one + "/withdrawal",
                                "{\"how\": \"%s\"}"
                                        .formatted(one("RETRACTED", "DELETED", "CLARIFIED")));
                case 1 -> put(one, someAppearance());
                default -> delete(one);
            }
        }
    }

    @SafeVarargs
    protected final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }
}
