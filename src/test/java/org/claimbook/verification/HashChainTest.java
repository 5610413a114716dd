package org.claimbook.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.claimbook.WholeClaimTest;
import org.junit.jupiter.api.Test;

/// The hash chain computed a second time, by PostgreSQL's rows and nothing of ours.
class HashChainTest extends WholeClaimTest {

    /// RFC 8785 of these fields: names sorted, no space, nulls left out.
    private static final String ROWS =
            """
            select v.hash, lag(v.hash) over (order by v.seq) as previous,
                   jsonb_strip_nulls(jsonb_build_object(
                       'id', v.id, 'claim', v.claim_id, 'seq', v.seq, 'statement', v.statement, 'status', v.status,
                       'qualifier', v.qualifier, 'aspect', v.aspect, 'aspectNote', v.aspect_note, 'verifier', v.verifier_id,
                       'wording', v.wording, 'rationale', v.rationale, 'method', v.method, 'url', v.url, 'report', v.report_id,
                       'happenedAt', partial_date(v.happened_at, v.happened_precision),
                       'recordedBy', v.recorded_by, 'voids', v.voids_id, 'needsSignOff', v.needs_sign_off)) as fields,
                   v.recorded_at, v.id
            from verification v order by v.seq
            """;

    private record Row(String hash, String previous, String fields, String recordedAt) {}

    @Test
    void everyHashIsOfItsRowAndTheHashBefore() throws Exception {
        String claim = created(CLAIMS, couldNotVerify());
        created(
                claim + "/verifications",
                "{\"status\": \"MIXED\", \"qualifier\": \"SATIRE\", \"happenedAt\": \"2025-01-14\", \"rationale\": \"“ü” / \\\\ 😀\"}");
        created(claim + "/verifications", "{\"status\": \"UNVERIFIED\"}");
        List<Row> rows =
                database.sql(ROWS)
                        .query((row, _) ->
                                new Row(
                                        row.getString("hash"),
                                        String.valueOf(row.getString("previous")),
                                        row.getString("fields"),
                                        recordedAt(claim, row.getString("id"))))
                        .list();
        assertThat(rows).hasSize(3);
        for (Row row : rows) {
            assertThat(recomputed(row)).isEqualTo(row.hash());
        }
        assertThat(
                        database.sql("select last_hash from claim")
                                .query((row, _) -> row.getString(1))
                                .single())
                .isEqualTo(rows.getLast().hash());
        assertThat(
                        database.sql(
                                        "select changes::text from audit_event where subject_kind = 'VERIFICATION'")
                                .query((row, _) -> row.getString(1))
                                .list())
                .hasSize(3)
                .allSatisfy(
                        changes -> assertThat(rows).anyMatch(row -> changes.contains(row.hash())));
    }

    private String recordedAt(String claim, String finding) {
        try {
            return read(claim + "/verifications/" + finding).path("recordedAt").asString();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String recomputed(Row row) throws Exception {
        var fields = new TreeMap<String, Object>();
        json(row.fields())
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue()));
        fields.put("recordedAt", "\"" + row.recordedAt() + "\"");
        if (!row.previous().equals("null")) {
            fields.put("previous", "\"" + row.previous() + "\"");
        }
        String canonical =
                fields.entrySet().stream()
                        .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                        .collect(Collectors.joining(",", "{", "}"));
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(UTF_8)));
    }
}
