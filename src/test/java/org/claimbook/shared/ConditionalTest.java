package org.claimbook.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionalTest extends OverHttp {

    @Test
    void aTagHasVersionAndHash() {
        Answer answer = get(ONE);
        assertThat(answer.header("ETag")).matches("\"3-[0-9a-f]{16}\"");
        assertThat(answer.body().path("etag").asString()).isEqualTo(answer.header("ETag"));
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    void whatIsKnownIsNotSentAgain() {
        String tag = get(ONE).header("ETag");
        for (String known : new String[] {tag, "W/" + tag, "\"x\", " + tag, "*"}) {
            Answer answer = get(ONE, "If-None-Match", known);
            assertThat(answer.status()).as(known).isEqualTo(304);
            assertThat(answer.header("ETag")).isEqualTo(tag);
            assertThat(answer.http().body()).isEmpty();
        }
        assertThat(get(ONE, "If-None-Match", "\"3-0\"").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"3-abc\"          | 204", "\"2-abc\"             | 412", "W/\"3-abc\"      | 412",
                "*                  | 204", "\"2-a\", \"3-a\"      | 204", "\"30-a\"         | 412",
                "3-abc              | 400", "\"3-abc               | 400", "\"3-a\" \"3-b\"  | 400",
                "\"a\"              | 412", "\"\"                  | 412",
            })
    void aWriteNamesTheVersionItHasSeen(String expected, int status) {
        assertThat(send("DELETE", ONE, "", "If-Match", expected).status()).isEqualTo(status);
    }

    @Test
    void withoutIfMatchNothingIsWritten() {
        Answer answer = send("DELETE", ONE, "");
        assertThat(answer.status()).isEqualTo(428);
        assertThat(answer.code()).isEqualTo("if-match-required");
    }

    @Test
    void whatIsCreatedHasAnAbsoluteAddress() {
        Answer answer = post(THINGS, "{\"statement\":\"a\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("http://localhost:" + port + ONE);
        assertThat(answer.header("ETag")).startsWith("\"0-");
    }

    @Test
    void aPatchChangesWhatItNames() {
        Answer answer = patch("{\"statement\":\"new\",\"language\":null,\"topics\":[\"a\",\"b\"]}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).startsWith("\"4-");
        assertThat(answer.body().path("statement").asString()).isEqualTo("new");
        assertThat(answer.body().path("language").isNull()).isTrue();
        assertThat(answer.body().path("topics").size()).isEqualTo(2);
        assertThat(answer.body().path("kind").asString()).isEqualTo("FACT");
        assertThat(answer.body().path("chain").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                      | 400 |  wrong-type",
                        "null                 | 400 |  wrong-type",
                "{\"bogus\":null}        | 400 | /bogus unknown-field",
                        "{\"count\":\"1\"} | 400 | /count wrong-type",
                "{\"kind\":\"X\"}        | 422 | /kind unknown-value",
                        "{\"id\":\"a\"}   | 422 | /id read-only",
                "{\"statement\":null}    | 422 | /statement required",
                        "{\"chain\":[{\"verb\":\"\"}]} | 422 | /chain/0/verb required",
                "{\"figure\":1e99999999} | 422 | /figure out-of-range",
            })
    void aPatchIsReadAsStrictlyAsADraft(String patch, int status, String error) {
        Answer answer = patch(patch);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.errors().stream().map(String::strip)).containsExactly(error.strip());
    }

    private Answer patch(String body) {
        return send("PATCH", ONE, body, "Content-Type", MergePatch.TYPE, "If-Match", "\"3-a\"");
    }
}
