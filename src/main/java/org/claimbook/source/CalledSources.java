package org.claimbook.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds sources by any number of names in one statement.
@Component
class CalledSources {

    /// Merged ones too, as long as what they count as bears their name.
    private static final String BEARERS =
            """
            select counts_as, kind, folded_name, folded_aliases from source s
            where disclosure = 'NAMED' and deleted_at is null and %s
              and (counts_as = id or exists (
                  select from source t
                  where t.id = s.counts_as
                    and (t.folded_name = s.folded_name or t.folded_aliases @> array[s.folded_name])))
            """;

    /// By names and by aliases apart, as each has an index; whoever is found by both is there
    /// twice. Most have no alias: to know that, no list of hundreds of names is taken apart.
    private static final String CALLED =
            BEARERS.formatted("folded_name = any(:names)")
                    + "union all\n"
                    + BEARERS.formatted(
                            "folded_aliases <> '{}' and folded_aliases && cast(:names as text[])");

    private final JdbcClient jdbc;

    CalledSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// NAMED ones that bear one of the folded names, as name or alias.
    List<Called> find(String... names) {
        return names.length == 0
                ? List.of()
                : jdbc.sql(CALLED).param("names", names).query((row, _) -> called(row)).list();
    }

    private static Called called(ResultSet row) throws SQLException {
        return new Called(
                row.getObject("counts_as", UUID.class),
                SourceKind.valueOf(row.getString("kind")),
                row.getString("folded_name"),
                List.of((String[]) row.getArray("folded_aliases").getArray()));
    }
}
