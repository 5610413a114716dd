package org.claimbook.source;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Looks in every table, whichever there are, for what identified a source. After the change is
/// committed, and one statement at a time: nobody waits for it, and it may be given up.
@Component
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class Traces {

    private static final List<String> ELSEWHERE =
            List.of(
                    "Clients keep what they have read: browsers, programs, feed readers, exports, pages and search engines.",
                    "PostgreSQL keeps what it was in its log, its write-ahead log and its files until they are cleaned, in replicas and in backups.",
                    "Proxies, and whoever sent or searched for the name, may have logged it.",
                    "Files that wait for their import packed, in another encoding than UTF-8, or with the name cut by the end of a piece, are not looked into; what is imported from now on may name it again.");

    private static final String TABLES =
            """
            select format('%I', c.relname) as name, c.relname as label,
                exists (
                    select from pg_trigger g where g.tgrelid = c.oid and g.tgfoid = 'refuse_change'::regproc) as insert_only,
                (select string_agg(format(' or t.%I @@ any(p.queries)', a.attname), '') from pg_attribute a
                 where a.attrelid = c.oid and a.atttypid = 'tsvector'::regtype and a.attnum > 0 and not a.attisdropped) as words,
                (select string_agg(format(' or encode(t.%I, ''escape'') ~* :pattern', a.attname), '') from pg_attribute a
                 where a.attrelid = c.oid and a.atttypid = 'bytea'::regtype and a.attnum > 0 and not a.attisdropped
                   and a.attname not in ('sealed', 'vector')) as bytes
            from pg_class c
            where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname <> 'flyway_schema_history'
            order by c.relname
            """;

    private static final String PUBLISHED =
            """
            select count(*) from claim c join claims_naming(:ids) n on n.id = c.id
            where c.published_at is not null and c.deleted_at is null and c.merged_into is null
            """;

    private record Table(
            String name, String label, boolean insertOnly, String words, String bytes) {

        /// As text, as words by the rules of any language, or as bytes of a text.
        String count() {
            return """
            with p as materialized (
                select array(
                    select distinct phraseto_tsquery(c.oid::regconfig, search_pairs(search_blank(search_fold(term), ''), ''))
                    from pg_ts_config c, unnest(cast(:terms as text[])) term) as queries
            )
            select count(*) from %s t, p where t::text ~* :pattern%s%s
            """
                    .formatted(name, words, bytes);
        }
    }

    private final JdbcClient jdbc;

    Traces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @OpenTo(Caller.EDITOR)
    Remains of(Concealed concealed) {
        String[] terms = concealed.terms().toArray(String[]::new);
        List<Remains.Rows> rows =
                terms.length == 0
                        ? List.of()
                        : tables().stream()
                                .map(table -> rows(table, terms))
                                .filter(found -> !Objects.equals(found.count(), 0L))
                                .toList();
        return new Remains(rows, unlessTooLong(() -> published(concealed)), ELSEWHERE);
    }

    private List<Table> tables() {
        return jdbc.sql(TABLES)
                .query((row, _) ->
                        new Table(
                                row.getString("name"),
                                row.getString("label"),
                                row.getBoolean("insert_only"),
                                Objects.requireNonNullElse(row.getString("words"), ""),
                                Objects.requireNonNullElse(row.getString("bytes"), "")))
                .list();
    }

    private Remains.Rows rows(Table table, String[] terms) {
        return new Remains.Rows(
                table.label(),
                unlessTooLong(() ->
                        jdbc.sql(table.count())
                                .param("terms", terms)
                                .param("pattern", pattern(terms))
                                .query((row, _) -> row.getLong(1))
                                .single()),
                table.insertOnly());
    }

    private long published(Concealed concealed) {
        return jdbc.sql(PUBLISHED)
                .param("ids", concealed.ids().toArray(UUID[]::new))
                .query((row, _) -> row.getLong(1))
                .single();
    }

    private static @Nullable Long unlessTooLong(Supplier<Long> count) {
        try {
            return count.get();
        } catch (DataAccessException e) {
            return null;
        }
    }

    /// One of the terms, whole, as it is, as part of an address, or as JSON has it.
    private static String pattern(String[] terms) {
        return Stream.of(terms)
                .flatMap(term -> Stream.of(term, URLEncoder.encode(term, StandardCharsets.UTF_8)))
                .distinct()
                .map(Traces::literally)
                .collect(
                        Collectors.joining(
                                "|", "(?:(?<![[:alnum:]])|(?<=\\\\[nrt]))(", ")(?![[:alnum:]])"));
    }

    private static String literally(String term) {
        return Stream.of(term.strip().split("[\\s+]+"))
                .map(word ->
                        word.codePoints().mapToObj(Traces::literally).collect(Collectors.joining()))
                .collect(Collectors.joining("(\\s+|\\+|%20|\\\\+[nrt])"));
    }

    /// As it is, escaped in JSON, or as bytes are shown; a backslash may be doubled.
    private static String literally(int character) {
        String text = Character.toString(character);
        if (character < 0x80) {
            return Character.isLetterOrDigit(character) ? text : "\\" + text;
        }
        String json =
                text.chars()
                        .mapToObj(unit -> "\\\\+u%04x".formatted(unit))
                        .collect(Collectors.joining());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String shown =
                IntStream.range(0, bytes.length)
                        .mapToObj(at -> "\\\\%03o".formatted(bytes[at] & 0xff))
                        .collect(Collectors.joining());
        return "(?:%s|%s|%s)".formatted(text, json, shown);
    }
}
