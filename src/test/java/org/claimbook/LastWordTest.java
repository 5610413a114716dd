package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.AbstractStringAssert;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the database refuses, whoever asks and however.
class LastWordTest extends ApiTest {

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
