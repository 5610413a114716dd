package org.claimbook.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.claimbook.WholeClaimTest;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// 300 times the valid example with something dropped, doubled or replaced, from a fixed seed.
class MutilatedInputTest extends WholeClaimTest {

    private static final List<String> ODD =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1.5",
                    "1e300",
                    "\"\"",
                    "\" \"",
                    "\"x\"",
                    "\"2025\"",
                    "\"\\u0000\"",
                    "\"\\ud83d\"",
                    "[]",
                    "{}",
                    "[[]]",
                    "[null]",
                    "{\"name\": \"x\"}",
                    "{\"id\": \"x\"}",
                    "{\"id\": \"" + NOBODY + "\"}",
                    "\"" + NOBODY + "\"",
                    "\"CONFIRMED\"",
                    "\"SAID\"");

    @Test
    void whateverIsMutilatedIsAnsweredClearly() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            JsonNode body = json(couldNotVerify());
            for (int cuts = 1 + random.nextInt(3); cuts > 0; cuts--) {
                mutilate(body, random);
            }
            MockHttpServletResponse answer =
                    post(CLAIMS, body.toString()).andReturn().getResponse();
            assertThat(answer.getStatus())
                    .as(body + "\n" + answer.getContentAsString())
                    .isIn(201, 400, 409, 422);
            if (answer.getStatus() != 201) {
                assertThat(answer.getContentType()).isEqualTo("application/problem+json");
            }
        }
    }

    private void mutilate(JsonNode root, Random random) {
        List<JsonNode> containers = new ArrayList<>(List.of(root));
        for (int next = 0; next < containers.size(); next++) {
            containers
                    .get(next)
                    .forEach(child -> {
                        if (child.isContainer()) {
                            containers.add(child);
                        }
                    });
        }
        JsonNode at = containers.get(random.nextInt(containers.size()));
        JsonNode odd = json(ODD.get(random.nextInt(ODD.size())));
        switch (at) {
            case ObjectNode object when !object.isEmpty() -> {
                String name =
                        List.copyOf(object.propertyNames()).get(random.nextInt(object.size()));
                if (random.nextInt(4) == 0) {
                    object.remove(name);
                } else {
                    object.set(name, odd);
                }
            }
            case ArrayNode array when !array.isEmpty() && random.nextBoolean() ->
                    array.add(array.get(0).deepCopy());
            case ArrayNode array -> array.add(odd);
            default -> ((ObjectNode) root).set("odd", odd);
        }
    }
}
