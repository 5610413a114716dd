package org.claimbook.record;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.claimbook.WholeClaimTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;

/// Whatever is sent, the answer says what is wrong with it, and nothing is stored.
class BadInputTest extends WholeClaimTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"statement\": \"a\\u0000b\"} | 422 /statement not-text",
                "{\"statement\": \"a\\ud800b\"} | 422 /statement not-text",
                "{\"statement\": \" \\u00a0\\u200b \"} | 422 /statement required",
                "{\"statement\": null} | 422 /statement required",
                "{\"statement\": 1} | 400 /statement wrong-type",
                "{\"statement\": [\"A\"]} | 400 /statement wrong-type",
                "{\"statement\": \"A\", \"statement\": \"B\"} | 400 * malformed-json",
                "{\"statement\": \"A\"} x | 400 * malformed-json",
                "{\"statement\": \"A\" | 400 * malformed-json",
                "[] | 400 * wrong-type",
                "null | 400 * *",
                "{\"statement\": \"A\", \"kind\": \"\"} | 422 /kind unknown-value",
                "{\"statement\": \"A\", \"kind\": 1} | 400 /kind wrong-type",
                "{\"statement\": \"A\", \"language\": \"klingonisch!\"} | 422 /language not-a-language",
                "{\"statement\": \"A\", \"topics\": [null]} | 422 /topics/0 required",
                "{\"statement\": \"A\", \"topics\": [\" \"]} | 422 /topics/0 required",
                "{\"statement\": \"A\", \"topics\": \"War\"} | 400 /topics wrong-type",
                "{\"statement\": \"A\", \"happened\": {\"from\": \"0000\"}} | 422 /happened/from not-a-date",
                "{\"statement\": \"A\", \"happened\": {\"from\": \"10000\"}} | 422 /happened/from not-a-date",
                "{\"statement\": \"A\", \"happened\": {\"from\": \"2025-13\"}} | 422 /happened/from not-a-date",
                "{\"statement\": \"A\", \"happened\": {}} | 422 /happened/from required",
                "{\"statement\": \"A\", \"happened\": {\"from\": \"2025\", \"precision\": \"DAY\"}} | 422 /happened/from not-so-precise",
                "{\"statement\": \"A\", \"figure\": {\"best\": 1e400}} | 422 /figure/best out-of-range",
                "{\"statement\": \"A\", \"figure\": {\"best\": NaN}} | 400 * malformed-json",
                "{\"statement\": \"A\", \"figure\": {\"best\": \"3\"}} | 400 /figure/best wrong-type",
                "{\"statement\": \"A\", \"dueAt\": \"2025-01-01\"} | 422 /dueAt not-a-date",
                "{\"statement\": \"A\", \"dueAt\": \"2025-01-01T25:00:00Z\"} | 422 /dueAt not-a-date",
                "{\"statement\": \"A\", \"appearances\": [null]} | 422 /appearances/0 required",
                "{\"statement\": \"A\", \"appearances\": {}} | 400 /appearances wrong-type",
                "{\"statement\": \"A\", \"appearances\": [{}]} | 422 /appearances/0/chain required",
                "{\"statement\": \"A\", \"appearances\": [{\"chain\": []}]} | 422 /appearances/0/chain required",
                "{\"statement\": \"A\", \"appearances\": [{\"chain\": [null]}]} | 422 /appearances/0/chain/0 required",
                "{\"statement\": \"A\", \"verifications\": [null]} | 422 /verifications/0 required",
                "{\"statement\": \"A\", \"verifications\": [{\"evidence\": [null], \"status\": \"MIXED\"}]} | 422 /verifications/0/evidence/0 required",
                "{\"statement\": \"A\", \"links\": [{\"to\": \"x\", \"type\": \"RELATED\"}]} | 422 /links/0/to not-an-id"
            })
    void whatIsWrongIsNamed(String body, String expected) throws Exception {
        Map<String, Long> before = rows();
        String[] wanted = expected.strip().split(" ", 3);
        MockHttpServletResponse answer = post(CLAIMS, body).andReturn().getResponse();
        JsonNode problem = json(answer.getContentAsString());
        assertThat(answer.getStatus() + "").as(problem.toString()).isEqualTo(wanted[0]);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        JsonNode error = problem.path("errors").path(0);
        if (!wanted[1].equals("*")) {
            assertThat(error.path("pointer").asString())
                    .as(problem.toString())
                    .isEqualTo(wanted[1]);
        }
        if (!wanted[2].equals("*")) {
            assertThat(error.path("code").asString()).as(problem.toString()).isEqualTo(wanted[2]);
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aStatementIsCountedInCodePoints() throws Exception {
        created(CLAIMS, claim("😀".repeat(20_000)));
        assertThat(errors(post(CLAIMS, claim("😀".repeat(20_001)))))
                .containsExactly("/statement too-long");
        assertThat(
                        errors(
                                post(
                                        CLAIMS,
                                        claim(
                                                "A",
                                                "\"place\": \"%s\"".formatted("x".repeat(2_001))))))
                .containsExactly("/place too-long");
    }

    @Test
    void aChainHasAtMostTwoHundredHops() throws Exception {
        created(CLAIMS, claim("A", chain(200)));
        Map<String, Long> before = rows();
        for (int hops : List.of(201, 10_000)) {
            assertThat(errors(post(CLAIMS, claim("A", chain(hops)))))
                    .containsExactly("/appearances/0/chain too-many");
        }
        assertThat(rows()).isEqualTo(before);
    }

    private String chain(int hops) {
        return IntStream.range(0, hops)
                .mapToObj("{\"source\": {\"name\": \"S%d\"}, \"verb\": \"SAID\"}"::formatted)
                .collect(
                        joining(
                                ", ",
                                "\"appearances\": [{\"reportId\": \""
                                        + id(report)
                                        + "\", \"chain\": [",
                                "]}]"));
    }

    @Test
    void aTimeRangeRunsForwardFromTheStart() throws Exception {
        assertThat(
                        errors(
                                post(
                                        CLAIMS,
                                        claim(
                                                "A",
                                                chain(1).replace(
                                                                "\"chain\"",
                                                                "\"time\": {\"start\": -1}, \"chain\"")))))
                .containsExactly("/appearances/0/time/start negative");
        assertThat(
                        errors(
                                post(
                                        CLAIMS,
                                        claim(
                                                "A",
                                                chain(1).replace(
                                                                "\"chain\"",
                                                                "\"time\": {\"start\": 2, \"end\": 1.5}, \"chain\"")))))
                .containsExactly("/appearances/0/time/end ends-before-start");
    }

    @Test
    void aQuoteDoesNotSplitAFamily() throws Exception {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        String text =
                created(
                        "/api/v1/reports",
                        "{\"title\": \"B\", \"text\": \"A %s B\"}".formatted(family));
        String appearance = chain(1).replace(id(report), id(text));
        String part =
                appearance.replace(
                        "\"chain\"", "\"quote\": {\"exact\": \"A \uD83D\uDC68\"}, \"chain\"");
        assertThat(errors(post(CLAIMS, claim("A", part))))
                .containsExactly("/appearances/0/quote/exact splits-character");
        String whole =
                appearance.replace(
                        "\"chain\"", "\"quote\": {\"exact\": \"%s\"}, \"chain\"".formatted(family));
        var anchor =
                read(created(CLAIMS, claim("A", whole))).path("appearances").path(0).path("anchor");
        assertThat(anchor.path("start").asInt()).isEqualTo(2);
        assertThat(anchor.path("end").asInt()).as("five code points").isEqualTo(7);
    }

    @Test
    void whatIsTooDeepOrTooLargeIsRefused() throws Exception {
        Map<String, Long> before = rows();
        String deep = "\"appearances\": " + "[".repeat(10_000) + "]".repeat(10_000);
        assertThat(post(CLAIMS, claim("A", deep)).andReturn().getResponse().getStatus())
                .isEqualTo(400);
        String parents =
                "{\"name\": \"P\", \"parent\": ".repeat(10_000) + "null" + "}".repeat(10_000);
        String party =
                "\"responses\": [{\"outcome\": \"DENIED\", \"party\": %s}]".formatted(parents);
        assertThat(post(CLAIMS, claim("A", party)).andReturn().getResponse().getStatus())
                .isEqualTo(400);
        String large = claim("x".repeat(6 * 1024 * 1024));
        assertThat(post(CLAIMS, large).andReturn().getResponse().getStatus()).isEqualTo(413);
        assertThat(rows()).isEqualTo(before);
    }
}
