package org.claimbook.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.claimbook.WholeClaimTest;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.ResultActions;

/// What the newsroom asks of its own findings; the editor records, the reviewer signs.
class GuardsApiTest extends WholeClaimTest {

    private static final String CONFIRMED =
            "{\"status\": \"CONFIRMED\", \"evidence\": [{\"kind\": \"VIDEO\", \"stance\": \"SUPPORTS\", \"primary\": true, \"public\": true}]}";
    private static final String REFUTED =
            "{\"status\": \"REFUTED\", \"rationale\": \"x\", \"evidence\": [{\"kind\": \"VIDEO\", \"stance\": \"CONTRADICTS\", \"primary\": true, \"public\": true}]}";

    private String claim = "";
    private String findings = "";

    @BeforeEach
    void aClaim() throws Exception {
        claim =
                created(
                        CLAIMS,
                        claim(
                                "It is so.",
                                "\"appearances\": [" + appearance("blew himself up") + "]"));
        findings = claim + "/verifications";
    }

    @Test
    void corroborationNeedsTwoOriginsAndAReason() throws Exception {
        String corroborated = "{\"status\": \"CORROBORATED\"}";
        String reasoned = "{\"status\": \"CORROBORATED\", \"rationale\": \"They do not meet.\"}";
        assertThat(failed(corroborated))
                .containsExactly("independent-origins", "corroboration-rationale");
        assertThat(failed(reasoned)).containsExactly("independent-origins");
        created(claim + "/appearances", from("Kyiv", "WITNESSED"));
        assertThat(failed(corroborated)).containsExactly("corroboration-rationale");
        get(created(findings, reasoned)).andExpect(jsonPath("$.pending").value(false));
        get(claim).andExpect(jsonPath("$.status.line").value("Corroborated by 2 separate origins"));
    }

    @Test
    void whoKnowsDirectlyNeedsNoReason() throws Exception {
        String other = created(CLAIMS, claim("It is so."));
        created(other + "/appearances", from("Kyiv", "WITNESSED"));
        created(other + "/appearances", from("Seoul", "DOCUMENT"));
        created(other + "/verifications", "{\"status\": \"CORROBORATED\"}");
    }

    @Test
    void confirmingAndRefutingNeedTheirEvidence() throws Exception {
        assertThat(failed("{\"status\": \"CONFIRMED\"}")).containsExactly("supporting-evidence");
        assertThat(failed("{\"status\": \"REFUTED\"}")).containsExactly("contradicting-evidence");
        assertThat(failed(CONFIRMED.replace("SUPPORTS", "CONTEXT")))
                .containsExactly("supporting-evidence");
        assertThat(failed(REFUTED.replace("CONTRADICTS", "SUPPORTS")))
                .containsExactly("contradicting-evidence");
        assertThat(count("verification")).isZero();
    }

    @Test
    void aConfirmedClaimNeedsASecondPerson() throws Exception {
        String finding = recorded(CONFIRMED);
        get(claim)
                .andExpect(jsonPath("$.status.code").value("ATTRIBUTED"))
                .andExpect(jsonPath("$.status.pending[0].status").value("CONFIRMED"));
        sign(Role.REVIEWER, finding)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.signedOffBy").value("the-reviewer"))
                .andExpect(jsonPath("$.pending").value(false));
        get(claim)
                .andExpect(jsonPath("$.status.line").value("We confirmed"))
                .andExpect(jsonPath("$.status.pending", hasSize(0)));
        sign(Role.REVIEWER, finding).andExpect(status().isConflict());
    }

    @Test
    void onlyAReviewerWhoDidNotRecordItSignsItAsTheyReadIt() throws Exception {
        String finding = created(findings, CONFIRMED);
        sign(Role.EDITOR, finding).andExpect(status().isForbidden());
        sign(Role.ADMIN, finding)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.guards[0].code").value("second-person"));
        as(Role.REVIEWER, request(HttpMethod.POST, finding + "/sign-off"))
                .andExpect(status().is(428));
        var stale = onTopOf(finding, finding + "/sign-off");
        patch(claim, "{\"place\": \"Kursk\"}").andExpect(status().isOk());
        as(Role.REVIEWER, stale).andExpect(status().isPreconditionFailed());
        sign(Role.REVIEWER, finding).andExpect(status().isOk());
    }

    @Test
    void whatNeedsNoSignatureIsNotSigned() throws Exception {
        sign(Role.REVIEWER, recorded("{\"status\": \"UNVERIFIED\"}"))
                .andExpect(status().isConflict());
    }

    @Test
    void theGuardsAreAskedAgainWhenItIsSigned() throws Exception {
        String appearance = created(claim + "/appearances", from("Kyiv", "WITNESSED"));
        sign(Role.REVIEWER, recorded(CONFIRMED)).andExpect(status().isOk());
        String finding =
                recorded("{\"status\": \"CORROBORATED\", \"rationale\": \"They do not meet.\"}");
        get(finding).andExpect(jsonPath("$.pending").value(true));
        delete(appearance).andExpect(status().isNoContent());
        sign(Role.REVIEWER, finding)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.guards[0].code").value("independent-origins"));
        get(claim).andExpect(jsonPath("$.status.code").value("CONFIRMED"));
    }

    @Test
    void leavingConfirmedIsACorrection() throws Exception {
        sign(Role.REVIEWER, recorded(CONFIRMED)).andExpect(status().isOk());
        assertThat(failed("{\"status\": \"UNVERIFIED\"}")).containsExactly("correction-rationale");
        assertThat(failed("{\"status\": \"CONFIRMED\", \"aspect\": \"WHERE\"}"))
                .containsExactly("supporting-evidence", "correction-rationale");
        String correction = recorded("{\"status\": \"UNVERIFIED\", \"rationale\": \"too fast\"}");
        get(claim).andExpect(jsonPath("$.status.code").value("CONFIRMED"));
        sign(Role.REVIEWER, correction).andExpect(status().isOk());
        get(claim).andExpect(jsonPath("$.status.code").value("UNVERIFIED"));
        get(recorded("{\"status\": \"MIXED\"}")).andExpect(jsonPath("$.pending").value(false));
    }

    @Test
    void takingBackWhatWeConfirmedNeedsASecondPersonToo() throws Exception {
        String finding = recorded(REFUTED);
        sign(Role.REVIEWER, finding).andExpect(status().isOk());
        String back = recorded(voiding(finding));
        get(finding).andExpect(jsonPath("$.voidedBy").isEmpty());
        get(claim).andExpect(jsonPath("$.status.code").value("REFUTED"));
        sign(Role.REVIEWER, back).andExpect(status().isOk());
        get(finding).andExpect(jsonPath("$.voidedBy").value(id(back)));
        get(claim).andExpect(jsonPath("$.status.code").value("ATTRIBUTED"));
    }

    @Test
    void whatWaitsIsTakenBackAtOnceAndSignedNoMore() throws Exception {
        String finding = recorded(CONFIRMED);
        get(recorded(voiding(finding))).andExpect(jsonPath("$.pending").value(false));
        get(claim).andExpect(jsonPath("$.status.pending", hasSize(0)));
        sign(Role.REVIEWER, finding).andExpect(status().isConflict());
    }

    @Test
    void aFindingIsTakenBackOnceByItsOwnVerifier() throws Exception {
        String finding = recorded("{\"status\": \"UNVERIFIED\", \"verifier\": {\"name\": \"AP\"}}");
        assertThat(errors(post(findings, voiding(finding))))
                .containsExactly("/voids other-verifier");
        String byThem = voiding(finding).replace("{\"v", "{\"verifier\": {\"name\": \"AP\"}, \"v");
        String back = recorded(byThem);
        get(claim).andExpect(jsonPath("$.status.code").value("ATTRIBUTED"));
        post(findings, byThem).andExpect(status().isConflict());
        assertThat(errors(post(findings, byThem.replace(id(finding), id(back)))))
                .containsExactly("/voids void-is-final");
    }

    private String recorded(String finding) throws Exception {
        var answer = postAs(Role.EDITOR, findings, finding).andExpect(status().isCreated());
        return findings
                + "/"
                + id(String.valueOf(answer.andReturn().getResponse().getHeader("Location")));
    }

    private ResultActions sign(Role role, String finding) throws Exception {
        return as(role, onTopOf(finding, finding + "/sign-off"));
    }

    private List<String> failed(String finding) throws Exception {
        return texts(
                answer(422, post(findings, finding)).path("guards"),
                guard -> guard.path("code").asString());
    }

    private static String voiding(String finding) {
        return "{\"voids\": \"%s\", \"rationale\": \"a mistake\"}".formatted(id(finding));
    }

    private String from(String origin, String basis) {
        return """
        {"reportId": "%s", "chain": [{"source": {"name": "%s"}, "verb": "SAID", "basis": "%s"}, {"source": {"name": "AP"}, "verb": "REPORTED"}]}
        """
                .formatted(id(report), origin, basis);
    }
}
