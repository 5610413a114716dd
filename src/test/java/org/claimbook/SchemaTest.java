package org.claimbook;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What every table promises, asked of the catalogue of a migrated database.
@DatabaseTest
class SchemaTest {

    /// Closed elsewhere: by a foreign key, or to fewer than the enum has.
    private static final Set<String> NOT_THE_WHOLE_SET =
            Set.of("claim.status", "verification.status", "verification.happened_precision");

    @Autowired private JdbcClient database;
    @Autowired private EntityManagerFactory entities;

    @Test
    void everyTableHasAPrimaryKey() {
        assertThat(tables("")).hasSizeGreaterThan(20);
        assertThat(
                        tables(
                                """
                                and not exists (
                                    select from pg_index i where i.indrelid = t.oid and i.indisprimary)
                                """))
                .isEmpty();
    }

    /// An index that begins with its columns, or that is unique in some of them.
    @Test
    void everyForeignKeyHasAnIndex() {
        String bare =
                """
                select conrelid::regclass || ': ' || conname from pg_constraint k
                where contype = 'f' and connamespace = 'public'::regnamespace and not exists (
                    select from pg_index i
                    where i.indrelid = k.conrelid and i.indpred is null
                      and (k.conkey <@ (i.indkey::int2[])[0:cardinality(k.conkey) - 1]
                           or (i.indisunique and i.indkey::int2[] <@ k.conkey)))
                """;
        assertThat(texts("select conname from pg_constraint where contype = 'f'"))
                .hasSizeGreaterThan(30);
        assertThat(texts(bare)).isEmpty();
    }

    @Test
    void everyInstantKnowsItsZone() {
        String kinds =
                """
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'public' and table_name <> 'flyway_schema_history' and data_type %s
                """;
        assertThat(texts(kinds.formatted("= 'timestamp with time zone'"))).isNotEmpty();
        assertThat(
                        texts(
                                kinds.formatted(
                                        "in ('timestamp without time zone', 'date', 'time without time zone')")))
                .isEmpty();
    }

    @Test
    void aTextThatIsClosedInCodeIsClosedInTheDatabase() {
        Map<String, Set<String>> inCode = enums();
        assertThat(inCode).hasSizeGreaterThan(25).containsKeys("hop.verb", "evidence.kind");
        inCode.keySet().removeAll(NOT_THE_WHOLE_SET);
        Map<String, Set<String>> inDatabase = checks();
        inDatabase.keySet().retainAll(inCode.keySet());
        assertThat(inDatabase).isEqualTo(inCode);
    }

    /// Whatever a client sends as an address is one of the web, in every table.
    @Test
    void everyAddressIsOneOfTheWeb() {
        List<String> addresses =
                texts(
                        """
                        select conrelid::regclass || '.' || attname from pg_constraint k
                        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
                        where k.contype = 'c' and pg_get_constraintdef(k.oid) like '%web_url%'
                        """);
        assertThat(
                        texts(
                                """
                                select table_name || '.' || column_name from information_schema.columns
                                where table_schema = 'public' and column_name in ('url', 'archived_url', 'homepage', 'same_as')
                                """))
                .hasSizeGreaterThan(8)
                .allSatisfy(column -> assertThat(addresses).contains(column));
    }

    /// A text is of a closed set, of a form, or of a length; those that we make ourselves follow
    /// from what they are made from.
    @Test
    void everyTextThatClientsSendHasALimit() {
        assertThat(
                        texts(
                                """
                                select c.table_name || '.' || c.column_name from information_schema.columns c
                                where c.table_schema = 'public' and c.data_type in ('text', 'ARRAY')
                                  and c.table_name in (
                                      'source', 'report', 'report_revision', 'topic', 'measure', 'claim', 'claim_link', 'appearance',
                                      'hop', 'withdrawal', 'response', 'verification', 'evidence')
                                  and not exists (
                                      select from pg_constraint k
                                      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
                                      where k.conrelid = c.table_name::regclass and a.attname = c.column_name
                                        and (k.contype = 'f' or pg_get_constraintdef(k.oid)
                                             ~ 'char_length|octet_length|web_url|short_texts|language_tag|ANY \\(ARRAY|\\{[0-9]+\\}'))
                                """))
                .containsExactlyInAnyOrder(
                        "appearance.prefix",
                        "appearance.suffix",
                        "claim.last_hash",
                        "measure.folded_name",
                        "report_revision.sha256",
                        "source.folded_aliases",
                        "source.folded_name",
                        "topic.folded_name",
                        "verification.statement");
    }

    /// As it is written by `pg_dump`.
    @Test
    void everyFunctionCanBeDumped() {
        String parsed = "select proname from pg_proc where prosqlbody is not null ";
        assertThat(texts(parsed)).contains("web_url", "short_texts");
        assertThat(texts(parsed + "and pg_get_functiondef(oid) like '%\"\"%'")).isEmpty();
    }

    @Test
    void everyStatusHasALabel() {
        assertThat(texts("select code from status"))
                .containsExactlyInAnyOrderElementsOf(constants(org.claimbook.claim.Status.class));
    }

    /// By `table.column`, as Hibernate maps them.
    private Map<String, Set<String>> enums() {
        Map<String, Set<String>> found = new TreeMap<>();
        var mapped = entities.unwrap(SessionFactoryImplementor.class).getMappingMetamodel();
        mapped.forEachEntityDescriptor(
                entity -> entity.forEachSelectable((_, column) -> add(column, found)));
        mapped.forEachCollectionDescriptor(part ->
                part.getAttributeMapping()
                        .getElementDescriptor()
                        .forEachSelectable((_, column) -> add(column, found)));
        return found;
    }

    private static void add(SelectableMapping column, Map<String, Set<String>> found) {
        Class<?> type = column.getJdbcMapping().getJavaTypeDescriptor().getJavaTypeClass();
        if (type.isEnum()) {
            found.put(
                    column.getContainingTableExpression() + "." + column.getSelectionExpression(),
                    constants(type));
        }
    }

    private static Set<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(it -> ((Enum<?>) it).name())
                .collect(toCollection(TreeSet::new));
    }

    /// The literals of checks such as `kind = ANY (ARRAY['POST'::text, ...])`, by `table.column`.
    private Map<String, Set<String>> checks() {
        Pattern closed = Pattern.compile("\\((\\w+) = ANY \\(ARRAY\\[([^]]+)]\\)");
        Map<String, Set<String>> found = new TreeMap<>();
        database.sql(
                        """
                        select conrelid::regclass::text as of, pg_get_constraintdef(oid) as says from pg_constraint
                        where contype = 'c' and connamespace = 'public'::regnamespace
                        """)
                .query(row -> {
                    for (MatchResult check :
                            closed.matcher(row.getString("says")).results().toList()) {
                        found.put(
                                row.getString("of") + "." + check.group(1),
                                literals(check.group(2)));
                    }
                });
        return found;
    }

    private static Set<String> literals(String array) {
        return Pattern.compile("'(\\w+)'")
                .matcher(array)
                .results()
                .map(it -> it.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private List<String> tables(String condition) {
        return texts(
                "select relname from pg_class t where relkind = 'r' and relnamespace = 'public'::regnamespace "
                        + condition);
    }

    private List<String> texts(String sql) {
        return database.sql(sql).query((row, _) -> row.getString(1)).list();
    }
}
