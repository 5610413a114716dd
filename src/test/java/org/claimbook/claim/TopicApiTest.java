package org.claimbook.claim;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.claimbook.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

class TopicApiTest extends ApiTest {

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/topics", "/api/v1/measures"})
    void oneIsCreatedReadEditedAndDeleted(String path) throws Exception {
        String troops = created(path, "{\"name\": \"Troops\"}");
        get(troops).andExpect(status().isOk()).andExpect(jsonPath("$.name").value("Troops"));
        perform(request(HttpMethod.GET, troops).header("If-None-Match", etag(troops)))
                .andExpect(status().isNotModified());
        patch(troops, "{\"name\": \"TROOPS\"}").andExpect(jsonPath("$.name").value("TROOPS"));
        patch(troops, "{\"name\": null}").andExpect(status().is(422));
        perform(request(HttpMethod.DELETE, troops)).andExpect(status().is(428));
        perform(request(HttpMethod.DELETE, troops).header("If-Match", "\"0-0\""))
                .andExpect(status().isPreconditionFailed());
        delete(troops).andExpect(status().isNoContent());
        get(troops).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"topic", "measure"})
    void aNameIsTakenHoweverItIsWritten(String kind) throws Exception {
        String path = "/api/v1/" + kind + "s";
        String troops = created(path, "{\"name\": \"Tröops\"}");
        created(path, "{\"name\": \"Others\"}");
        post(path, "{\"name\": \" troops\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value(kind + "-exists"))
                .andExpect(jsonPath("$.ids[0]").value(id(troops)));
        get(path + "?limit=1")
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].name").value("Others"))
                .andExpect(header().string("Link", containsString("cursor=")));
    }

    @Test
    void statusesComeInTheirOrder() throws Exception {
        get("/api/v1/statuses")
                .andExpect(jsonPath("$.items", hasSize(11)))
                .andExpect(jsonPath("$.items[0].code").value("UNCHECKED"))
                .andExpect(jsonPath("$.items[8].label").value("False"));
        get("/api/v1/statuses/REFUTED")
                .andExpect(header().exists("ETag"))
                .andExpect(jsonPath("$.colour").value("#b91c1c"));
        get("/api/v1/statuses/WRONG").andExpect(status().isNotFound());
    }
}
