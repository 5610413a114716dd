package org.claimbook.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EdgeDocsTest extends OverHttp {

    @Test
    void parametersOfTheEdgeAreDescribedAndItsArgumentsAreNot() {
        JsonNode paths = get("/api/v1/openapi.json").body().path("paths");
        assertThat(names(paths.path(THINGS).path("get")))
                .containsExactly("cursor", "limit", "sort", "source");
        assertThat(names(paths.path(THINGS + "/{id}").path("delete")))
                .containsExactly("Change-Note", "If-Match", "id");
        assertThat(names(paths.path(THINGS + "/rules").path("post")))
                .containsExactly("Change-Note", "Idempotency-Key");
    }

    private static List<String> names(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(each -> each.path("name").asString())
                .sorted()
                .toList();
    }
}
