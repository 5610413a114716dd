package org.claimbook.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.claimbook.WholeClaimTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

class VerificationApiTest extends WholeClaimTest {

    private String claim = "";
    private String findings = "";

    @BeforeEach
    void aClaimWithOneOrigin() throws Exception {
        claim =
                created(
                        CLAIMS,
                        claim(
                                "It is so.",
                                "\"appearances\": [" + appearance("blew himself up") + "]"));
        findings = claim + "/verifications";
    }

    @Test
    void withoutAVerifierItIsTheDesks() throws Exception {
        String finding = created(findings, "{\"status\": \"UNVERIFIED\"}");
        get(finding)
                .andExpect(jsonPath("$.verifier.name").value("Our desk"))
                .andExpect(jsonPath("$.recordedBy").value("the-admin"))
                .andExpect(jsonPath("$.pending").value(false))
                .andExpect(header().string("ETag", etag(finding)));
        get(claim).andExpect(jsonPath("$.status.line").value("We could not verify"));
        perform(request(HttpMethod.GET, finding).header("If-None-Match", etag(finding)))
                .andExpect(status().isNotModified());
        get(findings).andExpect(jsonPath("$.items", hasSize(1)));
    }

    @Test
    void everythingOfAFindingIsKept() throws Exception {
        String body =
                """
                {"status": "MIXED", "qualifier": "EXAGGERATED", "aspect": "FIGURE", "aspectNote": "the number",
                 "verifier": {"name": "AP"}, "wording": "half true", "given": {"label": "Half true", "value": 3, "best": 5, "worst": 1},
                 "rationale": "counted", "method": "by hand", "url": "https://ap.example/1", "reportId": "%s",
                 "happenedAt": "2025-01-14",
                 "evidence": [{"kind": "DATASET", "stance": "CONTEXT", "primary": true, "public": true, "title": "Count",
                    "url": "https://data.example/", "capturedAt": "2025-01-14T00:00:00Z", "sha256": "%s"}]}
                """
                        .formatted(id(report), "0".repeat(64));
        var kept = read(created(findings, body));
        var sent = json(body);
        for (String field :
                new String[] {
                    "status",
                    "qualifier",
                    "aspect",
                    "aspectNote",
                    "wording",
                    "given",
                    "rationale",
                    "method",
                    "url",
                    "reportId",
                    "happenedAt"
                }) {
            assertThat(kept.path(field)).as(field).isEqualTo(sent.path(field));
        }
        assertThat(kept.path("evidence").path(0).path("sha256").asString()).hasSize(64);
        assertThat(kept.path("evidence").path(0).path("primary").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /status required",
                "{\"verifier\": {\"name\": \"AP\"}} | /wording required",
                "{\"status\": \"UNCHECKED\"} | /status not-a-finding",
                "{\"status\": \"ATTRIBUTED\"} | /status not-a-finding",
                "{\"status\": \"TRUE\"} | /status unknown-value",
                "{\"status\": \"CONFIRMED\", \"qualifier\": \"SATIRE\"} | /qualifier not-qualified",
                "{\"status\": \"MIXED\", \"aspectNote\": \"x\"} | /aspectNote no-aspect",
                "{\"status\": \"MIXED\", \"happenedAt\": \"2999-01-01\"} | /happenedAt in-the-future",
                "{\"status\": \"MIXED\", \"happenedAt\": \"2999-01-01T00:00:00Z\"} | /happenedAt in-the-future",
                "{\"status\": \"MIXED\", \"happenedAt\": \"2025-01\"} | /happenedAt not-so-precise",
                "{\"status\": \"MIXED\", \"happenedAt\": \"2025-02-30\"} | /happenedAt not-a-date",
                "{\"status\": \"MIXED\", \"reportId\": \"019a0000-0000-7000-8000-00000000dead\"} | /reportId unknown-report",
                "{\"status\": \"MIXED\", \"hash\": \"0\"} | /hash read-only",
                "{\"status\": \"MIXED\", \"statement\": \"x\"} | /statement read-only",
                "{\"status\": \"MIXED\", \"evidence\": [{\"kind\": \"LINK\"}]} | /evidence/0/stance required",
                "{\"status\": \"MIXED\", \"url\": \"javascript:alert(1)\"} | /url not-a-url",
                "{\"voids\": \"019a0000-0000-7000-8000-00000000dead\", \"rationale\": \"x\"} | /voids unknown-verification",
                "{\"voids\": \"019a0000-0000-7000-8000-00000000dead\"} | /rationale required, /voids unknown-verification"
            })
    void whatNoFindingMaySayIsNamed(String body, String said) throws Exception {
        assertThat(errors(post(findings, body))).containsExactly(said.split(", "));
        assertThat(count("verification")).isZero();
    }

    @Test
    void evidenceIsNeitherFirstHandNorPublicUnlessItSaysSo() throws Exception {
        get(created(
                        findings,
                        "{\"status\": \"MIXED\", \"evidence\": [{\"kind\": \"LINK\", \"stance\": \"CONTEXT\"}]}"))
                .andExpect(jsonPath("$.evidence[0].primary").value(false))
                .andExpect(jsonPath("$.evidence[0].public").value(false));
    }

    @Test
    void aDayIsKeptAsADayAndAnInstantAsAnInstant() throws Exception {
        get(created(findings, "{\"status\": \"MIXED\", \"happenedAt\": \"2025-01-14\"}"))
                .andExpect(jsonPath("$.happenedAt").value("2025-01-14"));
        get(created(
                        findings,
                        "{\"status\": \"MIXED\", \"happenedAt\": \"2025-01-15T10:30:00.5+01:00\"}"))
                .andExpect(jsonPath("$.happenedAt").value("2025-01-15T09:30:00.500Z"));
        get(claim).andExpect(jsonPath("$.status.since").value("2025-01-15T09:30:00.500Z"));
    }

    @Test
    void whatOthersFoundIsNeverGuarded() throws Exception {
        for (String status : new String[] {"CORROBORATED", "CONFIRMED", "REFUTED", "UNVERIFIED"}) {
            post(
                            findings,
                            "{\"status\": \"%s\", \"verifier\": {\"name\": \"AP\"}}"
                                    .formatted(status))
                    .andExpect(status().isCreated())
                    .andExpect(jsonPath("$.pending").value(false));
        }
        get(claim).andExpect(jsonPath("$.status.line").value("AP could not verify"));
    }

    @Test
    void whoeverCheckedWithoutAVerdictChangesNoStatus() throws Exception {
        created(findings, "{\"verifier\": {\"name\": \"AP\"}, \"wording\": \"looked into it\"}");
        get(claim)
                .andExpect(jsonPath("$.status.code").value("ATTRIBUTED"))
                .andExpect(jsonPath("$.verifications", hasSize(1)));
    }

    @Test
    void theStatementStaysAsItWasJudged() throws Exception {
        String finding = created(findings, "{\"status\": \"UNVERIFIED\"}");
        perform(
                        request(HttpMethod.PATCH, claim)
                                .header("If-Match", etag(claim))
                                .header("Change-Note", "clearer")
                                .contentType("application/merge-patch+json")
                                .content("{\"statement\": \"It is otherwise.\"}"))
                .andExpect(status().isOk());
        get(finding).andExpect(jsonPath("$.statement").value("It is so."));
        get(created(findings, "{\"status\": \"UNVERIFIED\"}"))
                .andExpect(jsonPath("$.statement").value("It is otherwise."));
    }

    @Test
    void ofAnotherClaimThereIsNone() throws Exception {
        String finding = created(findings, "{\"status\": \"UNVERIFIED\"}");
        String other = created(CLAIMS, claim("Another."));
        get(other + "/verifications/" + id(finding)).andExpect(status().isNotFound());
        get(findings + "/" + NOBODY).andExpect(status().isNotFound());
        post(CLAIMS + "/" + NOBODY + "/verifications", "{\"status\": \"UNVERIFIED\"}")
                .andExpect(status().isNotFound());
        String voids = "{\"voids\": \"%s\", \"rationale\": \"x\"}".formatted(id(finding));
        assertThat(errors(post(other + "/verifications", voids)))
                .containsExactly("/voids unknown-verification");
    }
}
