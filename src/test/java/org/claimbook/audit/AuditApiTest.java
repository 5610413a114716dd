package org.claimbook.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import javax.sql.DataSource;
import org.claimbook.ApiTest;
import org.claimbook.QuietServer;
import org.claimbook.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@QuietServer
class AuditApiTest extends ApiTest {

    private static final String AUDIT = "/api/v1/audit";

    @Autowired private DataSource pool;

    @Test
    void anEventSaysWhoDidWhatFromWhere() throws Exception {
        String source = created("/api/v1/sources", "{\"name\": \"Reuters\"}");
        JsonNode event = read(AUDIT + "?limit=1").at("/items/0");
        assertThat(event.get("by").asString()).isEqualTo("the-admin");
        assertThat(event.get("address").asString()).isEqualTo("127.0.0.1");
        assertThat(event.get("action").asString()).isEqualTo("CREATED");
        assertThat(event.at("/subject/kind").asString()).isEqualTo("SOURCE");
        assertThat(event.at("/subject/id").asString()).isEqualTo(id(source));
        assertThat(event.at("/changes/name/after").asString()).isEqualTo("Reuters");
    }

    @ParameterizedTest
    @CsvSource({
        "actor=the-admin, true",
        "actor=mia, false",
        "address=127.0.0.1, true",
        "address=192.0.2.1, false",
        "action=CREATED, true",
        "action=MERGED, false",
        "kind=CLAIM, true",
        "kind=TOKEN, false",
        "from=2025-01-01T00:00:00Z, true",
        "from=2999-01-01T00:00:00Z, false",
        "before=2999-01-01T00:00:00Z, true",
        "before=2025-01-01T00:00:00Z, false",
        "actor=the-admin&kind=CLAIM&action=CREATED, true",
        "actor=the-admin&kind=CLAIM&action=MERGED, false"
    })
    void aListHoldsWhatItsFiltersSay(String filter, boolean there) throws Exception {
        String claim = id(created("/api/v1/claims", "{\"statement\": \"A.\"}"));
        assertThat(subjects(filter).contains(claim)).isEqualTo(there);
        assertThat(subjects("subject=" + claim)).contains(claim);
        assertThat(subjects("claim=" + claim)).contains(claim);
        assertThat(subjects("claim=" + NOBODY)).isEmpty();
        assertThat(subjects("subject=" + NOBODY)).isEmpty();
    }

    @Test
    void pagesGoBackInTimeAndMissNothing() throws Exception {
        for (int source = 0; source < 5; source++) {
            created("/api/v1/sources", "{\"name\": \"S %d\"}".formatted(source));
        }
        JsonNode first = read(AUDIT + "?kind=SOURCE&action=CREATED&limit=3");
        JsonNode second = read(first.get("next").asString().replaceFirst("^https?://[^/]+", ""));
        assertThat(names(first)).containsExactly("S 4", "S 3", "S 2");
        assertThat(names(second)).startsWith("S 1", "S 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?action=BURNT",
                "?kind=HOUSE",
                "?subject=1",
                "?from=yesterday",
                "?seq=1",
                "/verification?heads=1"
            })
    void aFilterThatIsNoneIsRefused(String wrong) throws Exception {
        get(AUDIT + wrong).andExpect(status().is4xxClientError());
    }

    /// What was written down while it was no secret yet stays where it is, and is not shown.
    @Test
    void aSourceThatIsConfidentialNowIsNotNamedByItsPast() throws Exception {
        String source =
                created(
                        "/api/v1/sources",
                        "{\"name\": \"Deep Throat\", \"aliases\": [\"W. Mark Felt\"], \"homepage\": \"https://felt.example\", \"country\": \"US\"}");
        assertThat(read(AUDIT + "?subject=" + id(source)).toString()).contains("Felt");
        JdbcClient.create(TestDatabase.owned(pool))
                .sql(
                        """
                        set session_replication_role = replica;
                        update source set disclosure = 'CONFIDENTIAL', name = null, folded_name = null, aliases = '{}', folded_aliases = '{}',
                               homepage = null, description = 'an official' where id = '%s'
                        """
                                .formatted(id(source)))
                .update();
        String past = read(AUDIT + "?subject=" + id(source)).toString();
        assertThat(past).doesNotContain("Throat").doesNotContainIgnoringCase("felt");
        assertThat(past).contains("country", "CREATED");
    }

    private List<String> subjects(String filter) throws Exception {
        return read(AUDIT + "?limit=200&" + filter)
                .get("items")
                .valueStream()
                .map(event -> event.at("/subject/id").asString())
                .toList();
    }

    private static List<String> names(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(event -> event.at("/changes/name/after").asString())
                .toList();
    }
}
