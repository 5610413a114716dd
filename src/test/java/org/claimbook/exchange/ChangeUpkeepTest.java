package org.claimbook.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.claimbook.QuietServer;
import org.claimbook.WholeClaimTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/// The log of changes in the long run.
@QuietServer
class ChangeUpkeepTest extends WholeClaimTest {

    private static final String CHANGES = "/api/v1/changes";

    @Autowired private ChangeUpkeep upkeep;

    private static List<String> told(JsonNode page) {
        return texts(
                page.path("items"),
                item -> item.path("change").asString() + " " + item.path("id").asString());
    }

    private void publication(HttpMethod method, String claim) throws Exception {
        perform(request(method, claim + "/publication").header("If-Match", etag(claim)))
                .andExpect(status().is2xxSuccessful());
    }

    /// As a dump that was restored into a server whose transactions have smaller numbers.
    @Test
    void positionsOutliveARestoreIntoAnotherServer() throws Exception {
        String claim = created(CLAIMS, claim("One."));
        database.sql("update change set xid = xid + 1000000").update();
        patch(claim, "{\"place\": \"Kursk\"}").andExpect(status().isOk());
        database.sql("delete from change where kind = 'CHANGED'").update(); // not there before
        assertThat(read(CHANGES).path("items")).as("nobody reads it any more").isEmpty();
        upkeep.afterSingletonsInstantiated();
        JsonNode page = read(CHANGES);
        assertThat(told(page)).contains("CREATED " + id(claim));
        String next = page.path("next").asString().replace("http://localhost", "");
        // what the other server told after the dump was made
        String beyond = CHANGES + "?after=%d-1".formatted(newest() + 5000);
        patch(claim, "{\"place\": \"Sumy\"}").andExpect(status().isOk());
        publication(HttpMethod.POST, claim);
        assertThat(told(read(next)))
                .containsExactly("CHANGED " + id(claim), "PUBLISHED " + id(claim));
        assertThat(told(read(beyond)))
                .containsExactly("CHANGED " + id(claim), "PUBLISHED " + id(claim));
        upkeep.afterSingletonsInstantiated();
        assertThat(told(read(next))).as("once is enough").hasSize(2);
    }

    private long newest() {
        return database.sql("select max(xid) from change").query(Long.class).single();
    }

    @Test
    void ofWhatIsLongPastOneChangeStandsForAll() throws Exception {
        String open = created(CLAIMS, claim("Open."));
        publication(HttpMethod.POST, open);
        patch(open, "{\"place\": \"Kursk\"}").andExpect(status().isOk());
        String taken = created(CLAIMS, claim("Taken back."));
        publication(HttpMethod.POST, taken);
        publication(HttpMethod.DELETE, taken);
        patch(taken, "{\"place\": \"Kursk\"}").andExpect(status().isOk());
        String gone = created(CLAIMS, claim("Gone."));
        delete(gone).andExpect(status().isNoContent());
        database.sql("update change set at = at - interval '91 days'").update();
        patch(open, "{\"place\": \"Sumy\"}").andExpect(status().isOk());
        upkeep.thin();
        upkeep.thin();
        assertThat(told(read(CHANGES)))
                .contains("CREATED " + id(open), "CREATED " + id(taken), "DELETED " + id(gone))
                .endsWith("CHANGED " + id(open))
                .hasSize(count());
        assertThat(told(answer(200, anonymously(CHANGES))))
                .containsExactly(
                        "PUBLISHED " + id(open), "WITHDRAWN " + id(taken), "CHANGED " + id(open));
    }

    private int count() {
        return database.sql("select count(distinct subject_id) + 1 from change")
                .query(Integer.class)
                .single();
    }

    @Test
    void deliveriesAreForgottenAfterAMonth() throws Exception {
        created("/api/v1/webhooks", "{\"url\": \"https://desk.example/in\"}");
        String claim = created(CLAIMS, claim("One."));
        database.sql(
                        """
                        insert into webhook_delivery (id, webhook_id, xid, seq, claim_id, change, changed_at, state, queued_at, next_at, attempted_at)
                        select uuidv7(), w.id, n, n, cast(:claim as uuid), 'CHANGED', now(), state, now(), now(), now() - days * interval '1 day'
                        from webhook w, (values (1, 'DELIVERED', 31), (2, 'GIVEN_UP', 31), (3, 'DELIVERED', 29), (4, 'PENDING', 31)) v (n, state, days)
                        """)
                .param("claim", id(claim))
                .update();
        upkeep.thin();
        assertThat(
                        database.sql("select seq from webhook_delivery order by seq")
                                .query(Long.class)
                                .list())
                .containsExactly(3L, 4L);
    }
}
