package org.claimbook.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.claimbook.ApiTest;
import org.claimbook.AtOnce;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

/// What a topic is once another was merged into it.
class TopicMergeApiTest extends ApiTest {

    private static final String TOPICS = "/api/v1/topics";

    @Test
    void itsClaimsHaveTheOtherOnceAndInOrder() throws Exception {
        String both = claim("Troops", "DPRK", "North Korea", "War");
        String one = claim("DPRK");
        merge(topic("DPRK"), topic("North Korea")).andExpect(status().isOk());
        assertThat(topics(both)).containsExactly("Troops", "North Korea", "War");
        assertThat(topics(one)).containsExactly("North Korea");
        patch(both, "{\"topics\": [\"War\", \"dprk\", \"north korea\"]}")
                .andExpect(status().isOk());
        assertThat(topics(both)).containsExactly("War", "North Korea");
    }

    @Test
    void itsIdAndItsNameLeadThere() throws Exception {
        String old = created(TOPICS, "{\"name\": \"DPRK\"}");
        String other = created(TOPICS, "{\"name\": \"North Korea\"}");
        String last = created(TOPICS, "{\"name\": \"Korea, North\"}");
        merge(old, other).andExpect(status().isOk());
        merge(other, last).andExpect(status().isOk());
        get(old).andExpect(status().isPermanentRedirect())
                .andExpect(header().string("Location", "http://localhost" + last));
        perform(
                        request(HttpMethod.PATCH, old)
                                .header("If-Match", "*")
                                .contentType("application/merge-patch+json")
                                .content("{\"name\": \"X\"}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("merged"))
                .andExpect(jsonPath("$.ids[0]").value(id(last)));
        assertThat(topics(claim("DPRK", "North Korea"))).containsExactly("Korea, North");
        assertThat(read(TOPICS).path("items").size()).isEqualTo(1);
    }

    @Test
    void nobodyElseIsCalledSoForEver() throws Exception {
        String old = created(TOPICS, "{\"name\": \"DPRK\"}");
        String other = created(TOPICS, "{\"name\": \"North Korea\"}");
        String third = created(TOPICS, "{\"name\": \"Troops\"}");
        merge(old, other).andExpect(status().isOk());
        post(TOPICS, "{\"name\": \"dprk\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("topic-exists"))
                .andExpect(jsonPath("$.ids[0]").value(id(other)));
        patch(third, "{\"name\": \"DPRK\"}").andExpect(status().isConflict());
        patch(other, "{\"name\": \"DPRK\"}").andExpect(status().isOk());
        patch(other, "{\"name\": \"Pyongyang\"}").andExpect(status().isOk());
        assertThat(topics(claim("DPRK"))).containsExactly("Pyongyang");
        assertThat(read(TOPICS).path("items").size()).isEqualTo(2);
    }

    @Test
    void claimsAreFoundByEitherNameAndId() throws Exception {
        String old = created(TOPICS, "{\"name\": \"DPRK\"}");
        String other = created(TOPICS, "{\"name\": \"North Korea\"}");
        claim("DPRK", "War");
        claim("North Korea");
        claim("War");
        merge(old, other).andExpect(status().isOk());
        for (String topic : List.of("dprk", "North Korea", id(old), id(other))) {
            get("/api/v1/claims?topic=" + topic)
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.items.length()").value(2));
        }
    }

    @Test
    void manyMergedInAllDirectionsMakeNoLoopAndLoseNoClaim() throws Exception {
        for (int round = 0; round < 8; round++) {
            List<String> some = new ArrayList<>();
            for (int topic = 0; topic < 4; topic++) {
                some.add(created(TOPICS, "{\"name\": \"T %d.%d\"}".formatted(round, topic)));
            }
            String edited = claim("T %d.0".formatted(round), "T %d.3".formatted(round), "Other");
            String topics = "{\"topics\": [\"Other\", \"T %d.1\"]}".formatted(round);
            String recorded =
                    "{\"statement\": \"B.\", \"topics\": [\"T %d.2\", \"Other\"]}".formatted(round);
            List<Callable<Integer>> all = new ArrayList<>();
            for (String one : some) {
                some.stream()
                        .filter(other -> !other.equals(one))
                        .forEach(other -> all.add(() -> statusOf(merge(one, other))));
            }
            all.add(() -> statusOf(post("/api/v1/claims", recorded)));
            all.add(() -> statusOf(patchOnAny(edited, topics)));
            assertThat(AtOnce.all(all)).containsOnly(200, 201, 409);
            assertThat(topics(edited)).hasSize(2).first().isEqualTo("Other");
        }
        assertThat(count("topic where merged_into is null and name <> 'Other'")).isEqualTo(8);
        assertThat(
                        count(
                                "topic t join topic n on n.id = t.merged_into where n.merged_into is not null"))
                .isZero();
        assertThat(
                        count(
                                "claim_topic c join topic t on t.id = c.topic_id where t.merged_into is not null"))
                .isZero();
        assertThat(
                        count(
                                "(select from claim_topic group by claim_id having count(*) <> 2 or max(position) <> 1) c"))
                .isZero();
    }

    private ResultActions patchOnAny(String path, String body) throws Exception {
        return perform(
                request(HttpMethod.PATCH, path)
                        .header("If-Match", "*")
                        .contentType("application/merge-patch+json")
                        .content(body));
    }

    private static int statusOf(ResultActions answer) {
        return answer.andReturn().getResponse().getStatus();
    }

    private long count(String what) {
        return database.sql("select count(*) from " + what)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    @Test
    void whatCannotBeMergedSaysWhy() throws Exception {
        String one = created(TOPICS, "{\"name\": \"One\"}");
        String other = created(TOPICS, "{\"name\": \"Other\"}");
        merge(one, one)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].code").value("into-itself"));
        merge(one, TOPICS + "/" + NOBODY)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].code").value("unknown-topic"));
        merge(one, other).andExpect(status().isOk());
        merge(one, other).andExpect(status().isConflict());
        merge(other, one).andExpect(status().isConflict());
    }

    @Test
    void twoMergesAtOnceMakeNoLoop() throws Exception {
        String one = created(TOPICS, "{\"name\": \"One\"}");
        String other = created(TOPICS, "{\"name\": \"Other\"}");
        List<Integer> answers =
                AtOnce.all(
                        List.of(
                                () -> merge(one, other).andReturn().getResponse().getStatus(),
                                () -> merge(other, one).andReturn().getResponse().getStatus()));
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(read(TOPICS).path("items").size()).isEqualTo(1);
    }

    private ResultActions merge(String topic, String into) throws Exception {
        return perform(
                request(HttpMethod.POST, topic + "/merge")
                        .header("If-Match", "*")
                        .contentType("application/json")
                        .content("{\"into\": \"%s\"}".formatted(id(into))));
    }

    private String claim(String... topics) throws Exception {
        String list = "\"" + String.join("\", \"", topics) + "\"";
        return created(
                "/api/v1/claims",
                "{\"statement\": \"It is so.\", \"topics\": [%s]}".formatted(list));
    }

    private List<String> topics(String claim) throws Exception {
        return read(claim).path("topics").valueStream().map(JsonNode::asString).toList();
    }

    private String topic(String name) throws Exception {
        return read(TOPICS)
                .path("items")
                .valueStream()
                .filter(topic -> topic.path("name").asString().equals(name))
                .map(topic -> TOPICS + "/" + topic.path("id").asString())
                .findFirst()
                .orElseThrow();
    }
}
