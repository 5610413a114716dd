package org.claimbook.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
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
