package org.claimbook.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.claimbook.WholeClaimTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

class RecordingApiTest extends WholeClaimTest {

    @Test
    void aClaimIsRecordedWholeInOneCall() throws Exception {
        get(created(CLAIMS, couldNotVerify()))
                .andExpect(jsonPath("$.kind").value("FACT"))
                .andExpect(jsonPath("$.topics", contains("North Korean troops")))
                .andExpect(jsonPath("$.happened.from").value("2025-01"))
                .andExpect(jsonPath("$.happened.precision").value("MONTH"))
                .andExpect(jsonPath("$.status.code").value("UNVERIFIED"))
                .andExpect(jsonPath("$.status.label").value("Could not be verified"))
                .andExpect(jsonPath("$.status.by.name").value("Reuters"))
                .andExpect(jsonPath("$.status.line").value("Reuters could not verify"))
                .andExpect(jsonPath("$.status.pending", hasSize(0)))
                .andExpect(jsonPath("$.status.differs").value(false))
                .andExpect(
                        jsonPath("$.attribution")
                                .value(
                                        "Ukraine's Special Operations Forces (social media), via Reuters"))
                .andExpect(jsonPath("$.independentOrigins").value(1))
                .andExpect(jsonPath("$.workState").value("NEW"))
                .andExpect(jsonPath("$.appearances[0].anchor.state").value("ANCHORED"))
                .andExpect(jsonPath("$.appearances[0].anchor.start").value(18))
                .andExpect(jsonPath("$.appearances[0].chain[0].verb").value("POSTED"))
                .andExpect(jsonPath("$.appearances[0].chain[1].source.name").value("Reuters"))
                .andExpect(jsonPath("$.verifications[0].seq").value(1))
                .andExpect(jsonPath("$.verifications[0].verifier.name").value("Reuters"))
                .andExpect(
                        jsonPath("$.verifications[0].wording")
                                .value("could not verify the incident independently"))
                .andExpect(jsonPath("$.responses[0].outcome").value("NO_ANSWER"))
                .andExpect(jsonPath("$.responses[0].askedBy.name").value("Reuters"));
    }

    @Test
    void theAnswerIsTheClaimWithItsAddressAndTag() throws Exception {
        var answer = post(CLAIMS, couldNotVerify()).andExpect(status().isCreated());
        String location =
                String.valueOf(answer.andReturn().getResponse().getHeader("Location"))
                        .replaceFirst("^http://localhost", "");
        answer.andExpect(header().string("ETag", etag(location)))
                .andExpect(jsonPath("$.etag").value(etag(location)))
                .andExpect(jsonPath("$.id").value(id(location)));
        perform(request(HttpMethod.GET, location).header("If-None-Match", etag(location)))
                .andExpect(status().isNotModified());
    }

    @Test
    void onlyAStatementIsRequired() throws Exception {
        get(created(CLAIMS, claim("A soldier died.")))
                .andExpect(jsonPath("$.kind").value("FACT"))
                .andExpect(jsonPath("$.workState").value("NEW"))
                .andExpect(jsonPath("$.priority").value("NORMAL"))
                .andExpect(jsonPath("$.status.code").value("UNCHECKED"))
                .andExpect(jsonPath("$.status.line").value("Not yet checked"))
                .andExpect(jsonPath("$.attribution").isEmpty())
                .andExpect(jsonPath("$.topics", hasSize(0)));
    }

    @Test
    void aHopIsStatedAndOtherwiseUnknownUnlessItSaysMore() throws Exception {
        String chain =
                "\"chain\": [{\"source\": {\"description\": \"an official\"}, \"verb\": \"SAID\"}]";
        get(created(
                        CLAIMS,
                        claim(
                                "A",
                                "\"appearances\": [{\"reportId\": \"%s\", %s}]"
                                        .formatted(id(report), chain))))
                .andExpect(jsonPath("$.appearances[0].anchor").isEmpty())
                .andExpect(jsonPath("$.appearances[0].chain[0].basis").value("UNKNOWN"))
                .andExpect(jsonPath("$.appearances[0].chain[0].channel").value("UNKNOWN"))
                .andExpect(jsonPath("$.appearances[0].chain[0].standing").value("STATED"))
                .andExpect(jsonPath("$.appearances[0].chain[0].source.disclosure").value("UNNAMED"))
                .andExpect(jsonPath("$.status.code").value("ATTRIBUTED"))
                .andExpect(jsonPath("$.status.line").value("an official"));
    }

    @Test
    void sourcesAndTopicsAreFoundByNameTheSecondTime() throws Exception {
        created(CLAIMS, couldNotVerify());
        long sources = count("source");
        long topics = count("topic");
        created(CLAIMS, couldNotVerify());
        assertThat(count("source")).isEqualTo(sources);
        assertThat(count("topic")).isEqualTo(topics);
        assertThat(count("claim")).as("no identity by content").isEqualTo(2);
    }

    @Test
    void aSourceThatReturnsLaterIsKeptAndFlagged() throws Exception {
        String chain =
                """
                "appearances": [{"reportId": "%s", "chain": [
                    {"source": {"name": "A"}, "verb": "SAID"}, {"source": {"name": "B"}, "verb": "REPORTED"},
                    {"source": {"name": "A"}, "verb": "SHARED"}]}]
                """
                        .formatted(id(report));
        get(created(CLAIMS, claim("It is so.", chain)))
                .andExpect(jsonPath("$.appearances[0].circular").value(true))
                .andExpect(jsonPath("$.attribution").value("A, via B, via A"));
    }

    @Test
    void theSameSourceTwiceInARowIsRefused() throws Exception {
        String chain =
                """
                "appearances": [{"reportId": "%s", "chain": [
                    {"source": {"name": "A"}, "verb": "SAID"}, {"source": {"name": "a"}, "verb": "REPORTED"}]}]
                """
                        .formatted(id(report));
        assertThat(errors(post(CLAIMS, claim("It is so.", chain))))
                .containsExactly("/appearances/0/chain/1/source twice-in-a-row");
    }

    @Test
    void linksAreMadeWithTheClaim() throws Exception {
        String older = created(CLAIMS, claim("One died."));
        String links = "\"links\": [{\"to\": \"%s\", \"type\": \"UPDATES\"}]".formatted(id(older));
        String newer = created(CLAIMS, claim("Two died.", links));
        get(newer).andExpect(jsonPath("$.links[0].to.id").value(id(older)));
        get(older)
                .andExpect(jsonPath("$.status.supersededBy").value(id(newer)))
                .andExpect(jsonPath("$.links", hasSize(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"qualifier\": \"EXACT\", \"best\": 3}",
                "{\"qualifier\": \"ABOUT\", \"best\": 11000.5, \"unit\": \"people\"}",
                "{\"qualifier\": \"MORE_THAN\", \"low\": 12, \"measure\": {\"name\": \"Dead\"}}",
                "{\"qualifier\": \"AT_MOST\", \"high\": 3}",
                "{\"qualifier\": \"BETWEEN\", \"low\": 1, \"best\": 2, \"high\": 3, \"asOf\": \"2025-01\"}"
            })
    void aFigureIsKeptAsGiven(String figure) throws Exception {
        var stored = read(created(CLAIMS, claim("Some died.", "\"figure\": " + figure)));
        json(figure)
                .properties()
                .forEach(field -> {
                    var value = stored.path("figure").path(field.getKey());
                    assertThat(value.isObject() ? value.path("name") : value)
                            .as(field.getKey())
                            .hasToString(
                                    (field.getValue().isObject()
                                                    ? field.getValue().path("name")
                                                    : field.getValue())
                                            .toString());
                });
    }
}
