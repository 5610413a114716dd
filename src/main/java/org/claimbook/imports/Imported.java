package org.claimbook.imports;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.claimbook.imports.ImportBatch.Done;
import org.claimbook.record.ClaimDraft;
import org.claimbook.shared.Digests;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What was imported before, by the key under which it came.
@Component
class Imported {

    /// The claim that reads what was imported, and what that was; `gone` if it was deleted.
    record Known(String key, UUID claim, boolean gone, String content, Set<String> parts) {}

    /// What is imported now; without a key nothing is kept of it.
    record Row(Prepared record, UUID claim, Print print) {}

    /// SHA-256 of all that a draft says, and of each of its parts.
    record Print(String content, List<String> parts) {

        static final Print NONE = new Print("", List.of());
    }

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final JsonMapper json;

    Imported(JdbcClient jdbc, NamedParameterJdbcOperations batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    Map<String, Known> of(Collection<Prepared> records) {
        String[] keys =
                records.stream().map(Prepared::key).filter(Objects::nonNull).toArray(String[]::new);
        return keys.length == 0
                ? Map.of()
                : jdbc
                        .sql(
                                """
                                select i.key, i.content, i.parts, claim_read_at(i.claim_id, 'infinity') as reader,
                                       c.deleted_at is not null as gone
                                from imported i join claim c on c.id = i.claim_id
                                where i.key = any(:keys)
                                """)
                        .param("keys", keys)
                        .query((row, _) -> known(row))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Known::key, Function.identity()));
    }

    private static Known known(ResultSet row) throws SQLException {
        Array parts = row.getArray("parts");
        return new Known(
                row.getString("key"),
                row.getObject("reader", UUID.class),
                row.getBoolean("gone"),
                row.getString("content"),
                new HashSet<>(Arrays.asList((String[]) parts.getArray())));
    }

    /// What was said last under the keys of some records, earlier in their dry run.
    Map<String, String> earlier(UUID job, Collection<Done> records) {
        String[] keys =
                records.stream().map(Done::key).filter(Objects::nonNull).toArray(String[]::new);
        return keys.length == 0
                ? Map.of()
                : jdbc
                        .sql(
                                """
                                select distinct on (key) key, content from import_record
                                where job_id = :job and key = any(:keys) order by key, number desc
                                """)
                        .param("job", job)
                        .param("keys", keys)
                        .query((row, _) ->
                                Map.entry(row.getString("key"), row.getString("content")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Those claims among them that are here, deleted and merged ones too.
    Set<UUID> here(Collection<UUID> claims) {
        return claims.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        jdbc.sql("select id from claim where id = any(:ids)")
                                .param("ids", claims.toArray(UUID[]::new))
                                .query((row, _) -> row.getObject("id", UUID.class))
                                .list());
    }

    void keep(List<Row> rows) {
        SqlParameterSource[] keyed =
                rows.stream()
                        .filter(row -> row.record().key() != null)
                        .map(Imported::values)
                        .toArray(SqlParameterSource[]::new);
        if (keyed.length > 0) {
            batches.batchUpdate(
                    """
                    insert into imported (key, claim_id, content, parts, unmapped, raw)
                    values (:key, :claim, :content, cast(:parts as text[]), :unmapped, :raw)
                    on conflict (key) do update
                    set content = excluded.content, unmapped = excluded.unmapped, raw = excluded.raw,
                        parts = array(select distinct part from unnest(imported.parts || excluded.parts) part)
                    """,
                    keyed);
        }
    }

    private static SqlParameterSource values(Row row) {
        Prepared record = row.record();
        return new MapSqlParameterSource()
                .addValue("key", record.key())
                .addValue("claim", row.claim())
                .addValue("content", row.print().content())
                .addValue("parts", row.print().parts().toArray(String[]::new))
                .addValue("unmapped", record.unmapped())
                .addValue("raw", record.keepsRaw() ? storable(record.raw().text()) : null);
    }

    /// As much of a text as PostgreSQL takes: no NUL, no half of a character.
    static String storable(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.UTF_8).replace('\u0000', '\ufffd');
    }

    Print print(ClaimDraft draft) {
        List<String> parts = new ArrayList<>();
        parts.add(hash("fields", draft.fields()));
        each("appearance", draft.appearances(), parts);
        each("verification", draft.verifications(), parts);
        each("response", draft.responses(), parts);
        each("link", draft.links(), parts);
        return new Print(Digests.sha256(json.writeValueAsBytes(parts)), parts);
    }

    private void each(String kind, @Nullable List<?> drafts, List<String> parts) {
        if (drafts != null) {
            drafts.forEach(draft -> parts.add(hash(kind, draft)));
        }
    }

    String hash(String kind, Object part) {
        return Digests.sha256(
                (kind + "\n").getBytes(StandardCharsets.UTF_8), json.writeValueAsBytes(part));
    }

    /// What a draft says beyond what was imported before, without the claim's own fields.
    ClaimDraft news(ClaimDraft draft, Set<String> known) {
        return draft.only(
                part -> !known.contains(hash("appearance", part)),
                part -> !known.contains(hash("verification", part)),
                part -> !known.contains(hash("response", part)),
                part -> !known.contains(hash("link", part)));
    }
}
