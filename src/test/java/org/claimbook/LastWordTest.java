package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.AbstractStringAssert;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the database refuses, whoever asks and however.
class LastWordTest extends WholeClaimTest {

    private static final String FINDING =
            """
            insert into verification
                (id, claim_id, seq, statement, verifier_id, recorded_at, recorded_by, needs_sign_off, hash, wording, rationale, voids_id)
            values (uuidv7(), '%s', %d, 'A.', '%s', now(), '%s', false, repeat('0', 64), 'We looked.', 'Because.', %s)
            """;

    private final UUID editor = TestUsers.actor(Role.EDITOR).id();
    private final UUID reviewer = TestUsers.actor(Role.REVIEWER).id();

    private UUID claim = editor;
    private String reuters = "";
    private String ap = "";

    @BeforeEach
    void aClaimAndTwoSources() throws Exception {
        claim = claims.record("A.");
        reuters = source("Reuters");
        ap = source("AP");
    }

    @Test
    void nobodyIsTheirOwnAncestor() throws Exception {
        String desk = child("Reuters Berlin", reuters);
        String reporter = child("A reporter", desk);
        assertThatItRefuses(
                        "update source set parent_id = '%s' where id = '%s'"
                                .formatted(reporter, reuters))
                .isEqualTo("source_parent_acyclic");
        assertThatItRefuses("update source set parent_id = id where id = '%s'".formatted(reuters))
                .isEqualTo("source_parent_acyclic");
    }

    @Test
    void aFamilyFollowsItsHead() throws Exception {
        String desk = child("Reuters Berlin", reuters);
        String reporter = child("A reporter", desk);
        sql("update source set parent_id = '%s' where id = '%s'".formatted(ap, reuters));
        assertThat(families(reuters, desk, reporter)).containsOnly(ap);
        sql("update source set parent_id = null where id = '%s'".formatted(desk));
        assertThat(families(desk, reporter)).containsOnly(desk);
        assertThat(families(reuters)).containsOnly(ap);
    }

    @Test
    void thereIsOneDesk() {
        assertThatItRefuses("update source set desk = true where id = '%s'".formatted(reuters))
                .isEqualTo("source_one_desk");
    }

    @Test
    void aNameIsForThoseWhoAreNamed() {
        assertThatItRefuses(
                        "update source set name = null, folded_name = null where id = '%s'"
                                .formatted(reuters))
                .isEqualTo("source_named");
        assertThatItRefuses(
                        "update source set disclosure = 'CONFIDENTIAL', description = 'x' where id = '%s'"
                                .formatted(reuters))
                .isEqualTo("source_named");
        assertThatItRefuses(
                        "update source set disclosure = 'CONFIDENTIAL', description = 'x', name = null, folded_name = null, aliases = '{Rtr}' where id = '%s'"
                                .formatted(reuters))
                .isEqualTo("source_unidentified");
    }

    @Test
    void newerClaimsDoNotGoInCircles() {
        UUID b = claims.record("B.");
        UUID c = claims.record("C.");
        sql(updates(claim, b));
        sql(updates(b, c));
        assertThatItRefuses(updates(c, claim)).isEqualTo("claim_link_updates_acyclic");
        assertThatItRefuses(updates(c, c)).isEqualTo("claim_link_updates_acyclic");
    }

    @Test
    void everyAppearanceHasAChain() throws Exception {
        String report = id(created("/api/v1/reports", "{\"title\": \"R\"}"));
        assertThatItRefuses(
                        "insert into appearance (id, claim_id, report_id, recorded_at, recorded_by) values (uuidv7(), '%s', '%s', now(), '%s')"
                                .formatted(claim, report, editor))
                .isEqualTo("appearance_chain");
    }

    @Test
    void aSourcePassesNothingOnToItself() throws Exception {
        aChainOfTwo();
        assertThatItRefuses(
                        "update hop set source_id = (select source_id from hop where position = 0) where position = 1")
                .isEqualTo("hop_twice_in_a_row");
        assertThatItRefuses(
                        "insert into hop select appearance_id, 2, source_id, verb, basis, channel, standing from hop where position = 1")
                .isEqualTo("hop_twice_in_a_row");
    }

    @Test
    void onlyWhoFoundSomethingTakesItBackAndOnlyOnce() {
        sql(FINDING.formatted(claim, 1, reuters, editor, "null"));
        String first = "'" + text("select id from verification") + "'";
        assertThatItRefuses(FINDING.formatted(claim, 2, ap, editor, first))
                .isEqualTo("verification_voids");
        UUID other = claims.record("B.");
        assertThatItRefuses(FINDING.formatted(other, 1, reuters, editor, first))
                .isEqualTo("verification_voids");
        sql(FINDING.formatted(claim, 2, reuters, editor, first));
        assertThatItRefuses(FINDING.formatted(claim, 3, reuters, editor, first))
                .isEqualTo("verification_voided_once");
        String back = "'" + text("select id from verification where seq = 2") + "'";
        assertThatItRefuses(FINDING.formatted(claim, 3, reuters, editor, back))
                .isEqualTo("verification_void_is_final");
    }

    @Test
    void nobodySignsOffWhatTheyRecorded() {
        sql(FINDING.formatted(claim, 1, reuters, editor, "null"));
        String signOff = "insert into sign_off select id, '%s', now() from verification";
        assertThatItRefuses(signOff.formatted(editor)).isEqualTo("sign_off_second_person");
        sql(signOff.formatted(reviewer));
        assertThat(text("select signed_by from sign_off")).isEqualTo(reviewer.toString());
    }

    @Test
    void rangesDoNotRunBackwards() {
        String figure =
                "update claim set figure_qualifier = 'BETWEEN', figure_low = %d, figure_best = %d, figure_high = %d";
        sql(figure.formatted(1, 2, 3));
        assertThatItRefuses(figure.formatted(3, 3, 1)).isEqualTo("claim_figure_range");
        assertThatItRefuses(figure.formatted(1, 4, 3)).isEqualTo("claim_figure_range");
        assertThatItRefuses(figure.formatted(2, 1, 3)).isEqualTo("claim_figure_range");
        assertThatItRefuses(
                        "update claim set happened_precision = 'DAY', happened_from = '2025-01-02Z', happened_to = '2025-01-01Z'")
                .isEqualTo("claim_happened_order");
    }

    @Test
    void aClaimIsMergedOnceAndIntoWhatIsThere() {
        UUID b = claims.record("B.");
        UUID c = claims.record("C.");
        sql(merge("claim", claim, b));
        assertThatItRefuses(merge("claim", claim, c)).isEqualTo("claim_merged_once");
        assertThatItRefuses(merge("claim", claim, null)).isEqualTo("claim_merged_once");
        assertThatItRefuses(merge("claim", b, claim)).isEqualTo("claim_merged_into_live");
        assertThatItRefuses(merge("claim", b, b)).isEqualTo("claim_merged_into_itself");
        assertThatItRefuses("update claim set deleted_at = now() where id = '%s'".formatted(claim))
                .isEqualTo("claim_merged_stays");
        sql("update claim set deleted_at = now() where id = '%s'".formatted(c));
        assertThatItRefuses(merge("claim", b, c)).isEqualTo("claim_merged_into_live");
    }

    @Test
    void whatWasRecordedForAMergedClaimIsReadByItsTarget() {
        UUID b = claims.record("B.");
        UUID c = claims.record("C.");
        sql(FINDING.formatted(claim, 1, reuters, editor, "null"));
        sql(merge("claim", claim, b));
        sql(merge("claim", b, c));
        sql(FINDING.formatted(claim, 2, reuters, editor, "null"));
        assertThat(text("select string_agg(distinct read_by::text, ' ') from verification"))
                .isEqualTo(c.toString());
        assertThat(text("select string_agg(distinct claim_id::text, ' ') from verification"))
                .isEqualTo(claim.toString());
        for (String other : List.of(claim.toString(), b.toString(), c.toString())) {
            assertThat(
                            Refused.by(
                                            database,
                                            "update verification set read_by = '%s'"
                                                    .formatted(other))
                                    .getSQLState())
                    .isEqualTo("IO001");
        }
    }

    @Test
    void aSourceIsMergedOnceAndIntoWhatIsThereAndDisclosedAlike() throws Exception {
        String afp = source("AFP");
        String lawmaker =
                id(
                        created(
                                "/api/v1/sources",
                                "{\"description\": \"a lawmaker\", \"disclosure\": \"UNNAMED\"}"));
        String merge =
                "update source set merged_into = '%2$s', parent_id = '%2$s' where id = '%1$s'";
        sql(merge.formatted(reuters, ap));
        assertThatItRefuses(merge.formatted(reuters, afp)).isEqualTo("source_merged_once");
        assertThatItRefuses(merge.formatted(ap, reuters)).isEqualTo("source_merged_into_live");
        assertThatItRefuses(merge.formatted(lawmaker, afp)).isEqualTo("source_merged_into_live");
        assertThatItRefuses(
                        "update source set merged_into = '%s' where id = '%s'".formatted(afp, ap))
                .isEqualTo("source_merged_parent");
        assertThatItRefuses("update source set counts_as = '%s' where id = '%s'".formatted(afp, ap))
                .isEqualTo("source_merged_counts");
        assertThatItRefuses("update source set deleted_at = now() where desk")
                .isEqualTo("source_desk_stays");
        assertThatItRefuses("update source set deleted_at = now() where id = '%s'".formatted(ap))
                .isEqualTo("source_deleted_unreferred");
        sql(merge.formatted(ap, afp));
        assertThat(
                        text(
                                "select string_agg(distinct counts_as::text, ' ') from source where not desk and disclosure = 'NAMED'"))
                .isEqualTo(afp);
    }

    @Test
    void twoThatCountAsOneAreOneInAChain() throws Exception {
        aChainOfTwo();
        String afp = source("AFP");
        sql(
                "update source set merged_into = '%1$s', parent_id = '%1$s' where id = '%2$s'"
                        .formatted(reuters, afp));
        assertThatItRefuses("update hop set source_id = '%s' where position = 0".formatted(afp))
                .isEqualTo("hop_twice_in_a_row");
    }

    @Test
    void aReportThatAClaimRefersToStays() throws Exception {
        aChainOfTwo();
        assertThatItRefuses("update report set deleted_at = now()")
                .isEqualTo("report_deleted_unreferred");
    }

    private static String merge(String table, UUID one, @Nullable UUID into) {
        return "update %s set merged_into = %s, merged_at = %s where id = '%s'"
                .formatted(
                        table,
                        into == null ? "null" : "'%s'".formatted(into),
                        into == null ? "null" : "now()",
                        one);
    }

    @Test
    void aSourceBecomesConfidentialAndNothingElse() {
        assertThatItRefuses(
                        "update source set disclosure = 'UNNAMED', description = 'x', name = null, folded_name = null where id = '%s'"
                                .formatted(reuters))
                .isEqualTo("source_disclosure_fixed");
        sql(
                "update source set disclosure = 'CONFIDENTIAL', description = 'x', name = null, folded_name = null where id = '%s'"
                        .formatted(reuters));
        assertThatItRefuses(
                        "update source set disclosure = 'NAMED', name = 'Reuters', folded_name = 'reuters' where id = '%s'"
                                .formatted(reuters))
                .isEqualTo("source_disclosure_fixed");
    }

    @Test
    void textsAreAsShortAndAddressesAsPublicAsTheApiHasThem() throws Exception {
        aChainOfTwo();
        sql(FINDING.formatted(claim, 1, reuters, editor, "null"));
        assertThatItRefuses("update source set name = repeat('x', 501)").isEqualTo("source_name");
        assertThatItRefuses("update source set homepage = 'ftp://a.example'")
                .isEqualTo("source_homepage");
        assertThatItRefuses("update source set same_as = '{https://a.example,javascript:x}'")
                .isEqualTo("source_same_as");
        assertThatItRefuses("update source set aliases = array[repeat('x', 501)]")
                .isEqualTo("source_aliases");
        assertThatItRefuses("update report set title = ' '").isEqualTo("report_title");
        assertThatItRefuses("update report set url = 'https://a.example/ä'")
                .isEqualTo("report_web_url");
        assertThatItRefuses("update report set language = 'en_US'").isEqualTo("report_language");
        assertThatItRefuses("update hop set caveat = repeat('x', 501)").isEqualTo("hop_caveat");
        assertThatItRefuses(
                        "insert into topic values (uuidv7(), repeat('x', 201), 'x', now(), now(), 0)")
                .isEqualTo("topic_name");
        assertThatItRefuses(
                        FINDING.formatted(claim, 2, reuters, editor, "null")
                                .replace("'Because.'", "repeat('x', 20001)"))
                .isEqualTo("verification_rationale");
    }

    @Test
    void aFigureIsSetOnce() {
        sql("update claim set figure_qualifier = 'EXACT', figure_best = 3000");
        sql("update claim set figure_best = 3000.0");
        assertThatItRefuses("update claim set figure_best = 4000").isEqualTo("claim_figure_once");
        assertThatItRefuses("update claim set figure_qualifier = null, figure_best = null")
                .isEqualTo("claim_figure_once");
    }

    @Test
    void aFigureSaysTheEndThatItsQualifierSpeaksOf() {
        assertThatItRefuses("update claim set figure_qualifier = 'AT_LEAST', figure_high = 3")
                .isEqualTo("claim_figure_ends");
    }

    @Test
    void whatIsJudgedOrLinkedIsNotDeleted() {
        String delete = "update claim set deleted_at = now() where id = '%s'";
        UUID newer = claims.record("B.");
        sql(updates(newer, claim));
        assertThatItRefuses(delete.formatted(claim)).isEqualTo("claim_deleted_unlinked");
        sql("delete from claim_link");
        sql(delete.formatted(claim));
        assertThatItRefuses(updates(newer, claim)).isEqualTo("claim_link_leads_somewhere");
        sql("update claim set findings = 1 where id = '%s'".formatted(newer));
        assertThatItRefuses(delete.formatted(newer)).isEqualTo("claim_deleted_unjudged");
    }

    @Test
    void aClaimHadOneStatusAtATime() {
        String period =
                "insert into status_period (claim_id, valid_from, valid_to, status, pending, differs) values ('%s', '%sZ', '%sZ', 'UNCHECKED', false, false)";
        sql(period.formatted(claim, "2025-01-01", "2025-02-01"));
        sql(period.formatted(claim, "2025-02-01", "2025-03-01"));
        assertThatItRefuses(period.formatted(claim, "2025-01-31", "2025-02-02"))
                .isEqualTo("status_period_apart");
        sql(period.formatted(claims.record("B."), "2025-01-31", "2025-02-02"));
    }

    @Test
    void aClaimShowsAFindingOfItsOwn() {
        sql(FINDING.formatted(claims.record("B."), 1, reuters, editor, "null"));
        String shown =
                "update %s set status_by = '%s', status_verification_id = (select id from verification) where %s = '%s'";
        assertThatItRefuses(shown.formatted("claim", reuters, "id", claim))
                .isEqualTo("claim_shows_its_own");
        assertThatItRefuses(shown.formatted("status_period", reuters, "claim_id", claim))
                .isEqualTo("status_period_shows_its_own");
    }

    @Test
    void aQuoteIsInItsText() throws Exception {
        String report =
                created("/api/v1/reports", "{\"title\": \"R\", \"text\": \"Nobody saw it.\"}");
        created(
                "/api/v1/claims",
                """
                {"statement": "A.", "appearances": [{"reportId": "%s", "quote": {"exact": "saw"},
                    "chain": [{"source": {"id": "%s"}, "verb": "SAID"}]}]}
                """
                        .formatted(id(report), ap));
        assertThatItRefuses("update appearance set exact = 'was'").isEqualTo("appearance_quote");
        assertThatItRefuses("update appearance set start_at = 6, end_at = 9")
                .isEqualTo("appearance_quote");
        sql("update appearance set anchor_state = 'FUZZY', start_at = 6, end_at = 9");
        assertThatItRefuses("update appearance set exact = repeat('x', 2001)")
                .isEqualTo("appearance_exact");
    }

    @Test
    void aReplacedAppearanceIsOneOfTheSameClaim() throws Exception {
        aChainOfTwo();
        assertThatItRefuses(
                        """
                        insert into appearance (id, claim_id, report_id, recorded_at, recorded_by, removed_at, replaced_id)
                        select uuidv7(), '%s', report_id, now(), recorded_by, now(), id from appearance
                        """
                                .formatted(claim))
                .isEqualTo("appearance_replaced_of_claim");
    }

    @Test
    void onlyWhoIsInTheChainTakesBackAndStaysInIt() throws Exception {
        aChainOfTwo();
        String withdrawal =
                "insert into withdrawal (appearance_id, how, by_id, recorded_at, recorded_by) select id, '%s', '%s', now(), '%s' from appearance";
        String other = source("Russia");
        assertThatItRefuses(withdrawal.formatted("RETRACTED", other, editor))
                .isEqualTo("withdrawal_in_chain");
        sql(withdrawal.formatted("CLARIFIED", reuters, editor));
        sql(withdrawal.formatted("RETRACTED", ap, editor));
        assertThatItRefuses(withdrawal.formatted("RETRACTED", ap, editor))
                .isEqualTo("withdrawal_pkey");
        assertThatItRefuses("update hop set source_id = '%s' where position = 0".formatted(other))
                .isEqualTo("withdrawal_in_chain");
        assertThatItRefuses("delete from hop where position = 1").isEqualTo("withdrawal_in_chain");
    }

    @Test
    void nobodyAnswersBeforeTheyAreAsked() {
        String denied =
                """
                insert into response (id, claim_id, party_id, asked_by_id, outcome, asked_at, asked_precision, responded_at, responded_precision, recorded_at, recorded_by)
                values (uuidv7(), '%s', '%s', '%s', 'DENIED', '2025-01-02 10:00Z', 'INSTANT', '%%sZ', '%%s', now(), '%s')
                """
                        .formatted(claim, reuters, ap, editor);
        sql(denied.formatted("2025-01-02", "DAY"));
        sql(denied.formatted("2025-01-02 10:00", "INSTANT"));
        sql(denied.formatted("2025-01-01", "MONTH"));
        assertThatItRefuses(denied.formatted("2025-01-01", "DAY"))
                .isEqualTo("response_after_question");
        assertThatItRefuses(denied.formatted("2025-01-02 09:59", "INSTANT"))
                .isEqualTo("response_after_question");
        assertThatItRefuses(denied.formatted("2999-01-01", "DAY")).isEqualTo("response_past");
        assertThatItRefuses(
                        "insert into response (id, claim_id, party_id, outcome, recorded_at, recorded_by) values (uuidv7(), '%s', '%s', 'NO_ANSWER', now(), '%s')"
                                .formatted(claim, reuters, editor))
                .isEqualTo("response_of_somebody");
    }

    @Test
    void theDeskConfirmsWithEvidenceAndASecondPerson() throws Exception {
        String desk = text("select id from source where desk");
        String finding = FINDING.formatted(claim, 1, desk, editor, "null");
        assertThatItRefuses(finding).isEqualTo("verification_desk_finds");
        String confirmed = finding.replace("voids_id)", "voids_id, status)");
        confirmed = confirmed.replace("null)", "null, 'CONFIRMED')");
        assertThatItRefuses(confirmed).isEqualTo("verification_second_person");
        assertThatItRefuses(confirmed.replace("false", "true")).isEqualTo("verification_evidence");
        assertThatItRefuses(confirmed.replace(desk, reuters).replace("false", "true"))
                .isEqualTo("verification_of_others");
        sql(confirmed.replace(desk, reuters));
    }

    @Test
    void leavingWhatTheDeskConfirmedNeedsAReasonAndASecondPerson() throws Exception {
        String confirmed = confirmedByTheDesk();
        String desk = text("select id from source where desk");
        String leaving =
                FINDING.formatted(claim, 2, desk, editor, "null")
                        .replace("voids_id)", "voids_id, status)")
                        .replace("null)", "null, 'UNVERIFIED')");
        String voiding = FINDING.formatted(claim, 2, desk, editor, "'" + id(confirmed) + "'");
        for (String correction : List.of(leaving, voiding)) {
            assertThatItRefuses(correction).isEqualTo("verification_second_person");
        }
        assertThatItRefuses(leaving.replace("'Because.'", "null"))
                .isEqualTo("verification_correction");
        sql(leaving.replace("false", "true"));
    }

    @Test
    void evidenceComesWithItsFindingAndNotLater() throws Exception {
        confirmedByTheDesk();
        assertThatItRefuses(
                        "insert into evidence (verification_id, position, kind, stance, is_primary, is_public) select id, 1, 'LINK', 'CONTRADICTS', false, false from verification")
                .isEqualTo("evidence_with_finding");
    }

    @Test
    void aReviewerWhoStillIsOneSignsOff() {
        sql(FINDING.formatted(claim, 1, reuters, reviewer, "null"));
        String signOff =
                "insert into sign_off select id, '%s', now() from verification".formatted(editor);
        assertThatItRefuses(signOff).isEqualTo("sign_off_reviewer");
        String user = "update app_user set enabled = %s, role = '%s' where id = '%s'";
        try {
            sql(user.formatted("false", "REVIEWER", editor));
            assertThatItRefuses(signOff).isEqualTo("sign_off_reviewer");
            sql(user.formatted("true", "REVIEWER", editor));
            sql(signOff);
        } finally {
            sql(user.formatted("true", "EDITOR", editor)); // the table of users is never emptied
        }
    }

    /// Recorded by the administrator, signed by the reviewer; the claim shows it.
    private String confirmedByTheDesk() throws Exception {
        String finding =
                created(
                        "/api/v1/claims/%s/verifications".formatted(claim),
                        "{\"status\": \"CONFIRMED\", \"evidence\": [{\"kind\": \"LINK\", \"stance\": \"SUPPORTS\"}]}");
        as(Role.REVIEWER, onTopOf(finding, finding + "/sign-off")).andExpect(status().isOk());
        return finding;
    }

    private void aChainOfTwo() throws Exception {
        created(
                "/api/v1/claims",
                """
                {"statement": "A.",
                 "appearances": [{"report": {"title": "R"}, "chain": [
                    {"source": {"id": "%s"}, "verb": "SAID"}, {"source": {"id": "%s"}, "verb": "REPORTED"}]}]}
                """
                        .formatted(ap, reuters));
    }

    private String source(String name) throws Exception {
        return id(created("/api/v1/sources", "{\"name\": \"%s\"}".formatted(name)));
    }

    private String child(String name, String parent) throws Exception {
        return id(
                created(
                        "/api/v1/sources",
                        "{\"name\": \"%s\", \"parent\": {\"id\": \"%s\"}}"
                                .formatted(name, parent)));
    }

    private String updates(UUID from, UUID to) {
        return "insert into claim_link values (uuidv7(), '%s', '%s', 'UPDATES', null, now(), '%s')"
                .formatted(from, to, editor);
    }

    private List<String> families(String... sources) {
        return database.sql(
                        "select family_id::text from source where id = any(cast(:ids as uuid[]))")
                .param("ids", sources)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private String text(String sql) {
        return database.sql(sql).query((row, _) -> row.getString(1)).single();
    }

    private void sql(String sql) {
        database.sql(sql).update();
    }

    private AbstractStringAssert<?> assertThatItRefuses(String sql) {
        return assertThat(Refused.by(database, sql).getConstraint()).as(sql);
    }
}
