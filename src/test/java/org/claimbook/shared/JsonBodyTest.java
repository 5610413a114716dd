package org.claimbook.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBodyTest extends OverHttp {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"statement\":            | malformed-json |",
                "{\"statement\":\"a\"} x    | malformed-json |",
                "{\"statement\":\"a\",\"statement\":\"b\"} | malformed-json |",
                "null                       | malformed-json |",
                "[]                         | wrong-type |",
                "\"a\"                      | wrong-type |",
                "{\"bogus\":1}              | unknown-field | /bogus",
                "{\"chain\":[{\"verb\":\"A\",\"x\":null}]} | unknown-field | /chain/0/x",
                "{\"statement\":5}          | wrong-type | /statement",
                "{\"statement\":{}}         | wrong-type | /statement",
                "{\"count\":\"5\"}          | wrong-type | /count",
                "{\"count\":5.0}            | wrong-type | /count",
                "{\"count\":99999999999}    | wrong-type | /count",
                "{\"figure\":\"5\"}         | wrong-type | /figure",
                "{\"flag\":1}               | wrong-type | /flag",
                "{\"flag\":\"true\"}        | wrong-type | /flag",
                "{\"kind\":0}               | wrong-type | /kind",
                "{\"at\":1700000000}        | wrong-type | /at",
                "{\"topics\":\"a\"}         | wrong-type | /topics",
                "{\"topics\":\"\"}          | wrong-type | /topics",
                "{\"chain\":[\"\"]}         | wrong-type | /chain/0",
                "{\"chain\":[[]]}           | wrong-type | /chain/0",
            })
    void aBodyThatCannotBeReadIsA400(String body, String code, String pointer) {
        Answer answer = post(THINGS, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors()).containsExactly((pointer == null ? "" : pointer) + " " + code);
        assertThat(answer.http().body()).doesNotContain("java", "tools.jackson", "Draft");
    }

    @Test
    void aMalformedBodySaysWhere() {
        assertThat(post(THINGS, "{\n  \"statement\": oh}").body().path("detail").asString())
                .contains("line 2, column");
    }

    @Test
    void wrongValuesAreNamedAllAtOnce() {
        Answer answer =
                post(
                        THINGS,
                        """
                        {"id": "x", "status": {"code": 1}, "statement": "\u00a0\u2003", "kind": "fact", "source": "1-1-1-1-1", "at": "yesterday",
                         "day": "2025-02-30", "url": "javascript:alert(1)", "language": "english_", "figure": 1e999999,
                         "topics": ["", "toolong", null], "chain": [{"verb": "a\\u0000"}, {"verb": null, "url": "\\ud800"}, null]}
                        """);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors())
                .containsExactly(
                        "/at not-a-date",
                        "/chain/0/verb not-text",
                        "/chain/1/url not-text",
                        "/chain/1/verb required",
                        "/chain/2 required",
                        "/day not-a-date",
                        "/figure out-of-range",
                        "/id read-only",
                        "/kind unknown-value",
                        "/language not-a-language",
                        "/source not-an-id",
                        "/statement required",
                        "/status read-only",
                        "/topics too-many",
                        "/topics/0 required",
                        "/topics/1 too-long",
                        "/topics/2 required",
                        "/url not-a-url");
        assertThat(answer.http().body()).contains("One of FACT, OPINION.");
    }

    @ParameterizedTest
    @CsvSource({"\"\"", "\" FACT\"", "\"1\""})
    void enumsMatchExactly(String kind) {
        assertThat(post(THINGS, "{\"statement\":\"a\",\"kind\":" + kind + "}").errors())
                .containsExactly("/kind unknown-value");
    }

    @Test
    void rulesOfTheRoomJoinTheFaultsOfTheShape() {
        assertThat(
                        post(
                                        THINGS + "/rules",
                                        "{\"statement\":\"a\",\"kind\":\"NONE\",\"topics\":[\"\"]}")
                                .errors())
                .containsExactly("/kind unknown-value", "/statement rule", "/topics/0 required");
        assertThat(post(THINGS + "/rules", "{\"bogus\":1}").status()).isEqualTo(400);
    }

    @Test
    void aListIsCheckedItemByItem() {
        assertThat(post(THINGS + "/many", "[{\"statement\":\"a\"},{\"kind\":\"X\"},null]").errors())
                .containsExactly("/1/kind unknown-value", "/1/statement required", "/2 required");
        assertThat(post(THINGS + "/many", "[{\"statement\":\"a\"}]").status()).isEqualTo(200);
    }

    @Test
    void lengthIsCountedInCodePoints() {
        assertThat(post(THINGS, "{\"statement\":\"" + "😀".repeat(20) + "\"}").status())
                .isEqualTo(201);
        assertThat(post(THINGS, "{\"statement\":\"" + "😀".repeat(21) + "\"}").errors())
                .containsExactly("/statement too-long");
    }

    @Test
    void whatIsReadIsWrittenInOneForm() {
        Answer answer =
                post(
                        THINGS,
                        """
                        {"statement": "a", "id": null, "at": "2025-01-31T10:00:00.1234567+02:00", "figure": 1E+3}
                        """);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.http().body())
                .contains(
                        "\"at\":\"2025-01-31T08:00:00.123456Z\"", "\"figure\":1000", "\"url\":null")
                .startsWith("{\"statement\":\"a\",\"kind\":null");
    }

    @Test
    void aRecordThatRefusesItsValuesIsNoFaultOfOurs() {
        assertThat(post(THINGS + "/picky", "{\"kind\":\"X\",\"topics\":[null]}").errors())
                .containsExactly("/kind unknown-value");
        assertThat(post(THINGS + "/picky", "{\"kind\":\"FACT\"}").status()).isEqualTo(400);
    }

    @Test
    void excessIsMalformed() {
        String deep = "[".repeat(2000) + "]".repeat(2000);
        String name = "x".repeat(60_000);
        for (String body :
                List.of(
                        "{\"id\":" + deep + "}",
                        "{\"" + name + "\":1}",
                        "{\"count\":1" + "0".repeat(2000) + "}")) {
            Answer answer = post(THINGS, body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.http().body()).doesNotContain("Stream", "tools.");
        }
    }

    @Test
    void anUnknownCharsetOrTypeIsA415() {
        for (String type :
                List.of("application/json;charset=bogus", "nonsense", "application/xml")) {
            assertThat(post(THINGS, "{}", "Content-Type", type).status()).isEqualTo(415);
        }
    }

    @Test
    void anAbsentBodyIsA400() {
        assertThat(post(THINGS, "", "Content-Type", "application/json").status()).isEqualTo(400);
    }
}
