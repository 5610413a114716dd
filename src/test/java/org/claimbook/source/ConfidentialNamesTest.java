package org.claimbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.claimbook.ApiTest;
import org.claimbook.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What identifies a confidential source is planted wherever a request can name one, and then
/// looked for in every table.
class ConfidentialNamesTest extends ApiTest {

    private static final String PLANTED = "Xanthippe Quagmire";
    private static final String SOURCE =
            """
            {"name": "%s", "disclosure": "CONFIDENTIAL", "description": "a minister"}
            """
                    .formatted(PLANTED);

    @Autowired private DataSource pool;

    @Test
    void noTableHoldsTheNameInClear() throws Exception {
        created("/api/v1/sources", SOURCE);
        String claim =
                created(
                        "/api/v1/claims",
                        """
                        {"statement": "It rained.",
                         "appearances": [{"report": {"title": "R", "publisher": SOURCE, "credit": SOURCE},
                                          "chain": [{"source": SOURCE, "verb": "SAID"}]}],
                         "verifications": [{"status": "UNVERIFIED", "verifier": SOURCE}],
                         "responses": [{"party": SOURCE, "askedBy": SOURCE, "outcome": "DENIED"}]}
                        """
                                .replace("SOURCE", SOURCE));
        created(
                claim + "/responses",
                "{\"party\": SOURCE, \"outcome\": \"DECLINED\"}".replace("SOURCE", SOURCE));
        created(
                "/api/v1/reports",
                "{\"title\": \"S\", \"publisher\": SOURCE}".replace("SOURCE", SOURCE));
        assertThat(tables())
                .hasSizeGreaterThan(15)
                .allSatisfy(table -> assertThat(rowsWithTheName(table)).as(table).isZero());
        assertThat(read(claim).toString()).contains("a minister").doesNotContain(PLANTED);
    }

    private List<String> tables() {
        return database.sql("select tablename from pg_tables where schemaname = 'public'")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private long rowsWithTheName(String table) {
        return JdbcClient.create(TestDatabase.owned(pool))
                .sql("select count(*) from %s t where t::text ilike :name".formatted(table))
                .param("name", "%" + PLANTED + "%")
                .query((row, _) -> row.getLong(1))
                .single();
    }
}
