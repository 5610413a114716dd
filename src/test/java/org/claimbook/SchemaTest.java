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
