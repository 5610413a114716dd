package org.claimbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import org.claimbook.ApiTest;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Similar claims by their words alone.
class SimilarClaimsTest extends ApiTest {

    private static final String CLAIMS = "/api/v1/claims";
    private static final String GRENADE =
            "A wounded soldier blew himself up with a grenade as Ukrainian troops approached.";
    private static final String BRIDGE = "The bridge at Orsk was closed on Monday.";

    @Autowired private MockMvc mvc;
    @Autowired private WordCounts counts;

    @Test
    void aClaimIsFoundFromTheMomentItIsRecorded() throws Exception {
        claims.record(BRIDGE);
        claims.record(GRENADE);
        assertThat(statements("Did a soldier blow himself up with a grenade?"))
                .containsExactly(GRENADE);
    }

    @Test
    void theSharedWordsAreNamedAsTheStatementSpellsThem() throws Exception {
        claims.record(GRENADE);
        JsonNode found = similar("Grenades: SOLDIERS blow themselves up in Kursk").get(0);
        assertThat(texts(found.path("shared"))).containsExactlyInAnyOrder("Grenades", "SOLDIERS");
    }

    @Test
    void theSameStatementComesFirstAndIsNearlyOne() throws Exception {
        claims.record(GRENADE + " It happened near the bridge at Orsk in the Kursk region.");
        claims.record(GRENADE);
        claims.record("A grenade was found at Orsk.");
        JsonNode found = similar(GRENADE);
        assertThat(found.get(0).path("claim").path("statement").asString()).isEqualTo(GRENADE);
        assertThat(found.get(0).path("score").asDouble()).isCloseTo(1, within(0.1));
    }

    @Test
    void scoresFallFromOneToNothing() throws Exception {
        for (String end : List.of("", " in Kursk", " in Kursk on Monday", " at noon")) {
            claims.record("A soldier threw a grenade" + end + ".");
        }
        List<Double> scores = new ArrayList<>();
        similar("A soldier threw a grenade in Kursk on Monday.")
                .forEach(item -> scores.add(item.path("score").asDouble()));
        assertThat(scores).hasSize(4).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(scores).allMatch(score -> score > 0 && score <= 1);
    }

    @Test
    void aRareWordSaysMoreThanACommonOne() throws Exception {
        for (int day = 1; day <= 20; day++) {
            claims.record("The president spoke on day %d.".formatted(day));
        }
        claims.record("The president opened the aqueduct.");
        claims.record("An aqueduct collapsed.");
        counts.renew();
        assertThat(statements("Is there a president and an aqueduct?").subList(0, 2))
                .containsExactlyInAnyOrder(
                        "The president opened the aqueduct.", "An aqueduct collapsed.");
    }

    @Test
    void wordCountsAreOnlyEstimates() throws Exception {
        counts.renew();
        claims.record(GRENADE);
        counts.renew();
        claims.record(BRIDGE);
        assertThat(statements("bridge at Orsk")).containsExactly(BRIDGE);
        assertThat(statements("grenade and wounded soldier")).containsExactly(GRENADE);
    }

    @Test
    void anEditedStatementIsFoundAsItReadsNow() throws Exception {
        String claim = CLAIMS + "/" + claims.record(GRENADE);
        patch(claim, "{\"statement\": \"%s\"}".formatted(BRIDGE)).andExpect(status().isOk());
        assertThat(statements("a wounded soldier with a grenade")).isEmpty();
        assertThat(statements("bridge at Orsk closed")).containsExactly(BRIDGE);
    }

    @Test
    void aDeletedClaimIsNotFound() throws Exception {
        delete(CLAIMS + "/" + claims.record(GRENADE)).andExpect(status().isNoContent());
        assertThat(statements(GRENADE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#WoundedSoldier threw a #grenade https://t.co/orsk | true",
                "https://news.example/wounded-soldier-grenade | false",
                "the soldier's wound; the GRENADES! | true",
                "“Wounded soldiers…grenade” — Somebody (@orsk) January 6, 2020 | true",
                "@WoundedSoldier1 | true",
            })
    void addressesTagsAndEndingsAreReadAsPeopleMeanThem(String query, boolean found)
            throws Exception {
        claims.record(GRENADE);
        claims.record("On January 6, 2020 somebody at Orsk posted on https://t.co/orsk.");
        List<String> statements = statements(query);
        assertThat(statements.contains(GRENADE)).as(query).isEqualTo(found);
    }

    @Test
    void numbersAreTheSameWithAndWithoutCommas() throws Exception {
        claims.record("Be it 11,000.");
        claims.record("Be it 11.5 percent.");
        assertThat(statements("11000")).containsExactly("Be it 11,000.");
        assertThat(statements("11.5")).containsExactly("Be it 11.5 percent.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ja | 北朝鮮兵が手榴弾で自爆した | 手榴弾で自爆した兵士",
                "zh | 一名受伤的士兵用手榴弹自杀 | 士兵用手榴弹",
                "ko | 부상당한 병사가 수류탄으로 자폭했다 | 수류탄으로 자폭",
                "ar | فجر جندي جريح نفسه بقنبلة يدوية | جندي فجر نفسه",
                "uk | Поранений солдат підірвав себе гранатою | солдат підірвав себе",
                "pt | Um soldado ferido se explodiu com uma granada | soldado com granada"
            })
    void anyLanguageIsFoundByItsWords(String language, String statement, String query)
            throws Exception {
        created(
                CLAIMS,
                "{\"statement\": \"%s\", \"language\": \"%s\"}".formatted(statement, language));
        claims.record(GRENADE);
        assertThat(statements(query)).containsExactly(statement);
    }

    @Test
    void onlyWhatMayBeEnglishWaitsForTheModel() throws Exception {
        claims.record(GRENADE);
        claims.record("北朝鮮兵が手榴弾で自爆した");
        created(CLAIMS, "{\"statement\": \"Uma granada.\", \"language\": \"pt\"}");
        created(CLAIMS, "{\"statement\": \"A grenade.\", \"language\": \"en-GB\"}");
        assertThat(
                        database.sql(
                                        "select statement from claim join statement_vector on claim_id = id")
                                .query((row, _) -> row.getString(1))
                                .list())
                .containsExactlyInAnyOrder(GRENADE, "A grenade.");
    }

    @Test
    void whatHasNothingToLookForFindsNothing() throws Exception {
        claims.record(GRENADE);
        for (String query :
                List.of("the and of", "!?", "\uD83D\uDD25", "https://t.co/x", "'\\ & |")) {
            ask(query).andExpect(status().isOk()).andExpect(jsonPath("$.items", empty()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0\u200b", "a\u0000b", "\ud800"})
    void aStatementHasToBeText(String statement) throws Exception {
        ask(statement)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer", is("/statement")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "statement=A&limit=0",
                "statement=A&limit=x",
                "statement=A&language=e",
                "statement=A&q=B"
            })
    void whatIsAskedWronglyIsRefused(String query) throws Exception {
        get(CLAIMS + "/similar?" + query).andExpect(status().isBadRequest());
    }

    @Test
    void aStatementMayBeAsLongAsAClaim() throws Exception {
        String longest = "grenade ".repeat(2_500);
        claims.record(longest.strip());
        ask(longest).andExpect(status().isOk()).andExpect(jsonPath("$.items", hasSize(1)));
        ask(longest + "x").andExpect(status().isBadRequest());
        ask(manyWords(20_000)).andExpect(status().isOk());
        ask("漢字".repeat(10_000)).andExpect(status().isOk());
    }

    @Test
    void noMoreAreAnsweredThanAskedFor() throws Exception {
        for (int n = 0; n < 60; n++) {
            claims.record("Grenade number %d.".formatted(n));
        }
        String path = CLAIMS + "/similar?statement=grenade";
        get(path).andExpect(jsonPath("$.items", hasSize(10)));
        get(path + "&limit=3").andExpect(jsonPath("$.items", hasSize(3)));
        get(path + "&limit=1000").andExpect(jsonPath("$.items", hasSize(50)));
    }

    @Test
    void whoeverReadsMayAskAndNobodyElse() throws Exception {
        String claim = created(CLAIMS, "{\"statement\": \"%s\"}".formatted(GRENADE));
        mvc.perform(
                        request(HttpMethod.GET, CLAIMS + "/similar")
                                .param("statement", GRENADE)
                                .with(TestUsers.as(Role.READER)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].claim.id", is(id(claim))));
        mvc.perform(request(HttpMethod.GET, CLAIMS + "/similar").param("statement", GRENADE))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void recordingGoesOnAndSaysWhatItResembles() throws Exception {
        claims.record(GRENADE);
        claims.record(BRIDGE);
        String body = "{\"statement\": \"A soldier with a grenade.\"}";
        post(CLAIMS + "?similar=true", body)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.statement", is("A soldier with a grenade.")))
                .andExpect(jsonPath("$.etag").exists())
                .andExpect(jsonPath("$.similar", hasSize(1)))
                .andExpect(jsonPath("$.similar[0].claim.statement", is(GRENADE)))
                .andExpect(jsonPath("$.similar[0].shared", contains("grenade", "soldier")));
        post(CLAIMS, body).andExpect(jsonPath("$.similar").doesNotExist());
        post(CLAIMS + "?similar=false", body).andExpect(jsonPath("$.similar").doesNotExist());
    }

    @Test
    void theTagOfARecordedClaimIsThatOfTheClaim() throws Exception {
        claims.record(GRENADE);
        var answer =
                post(CLAIMS + "?similar=true", "{\"statement\": \"%s\"}".formatted(GRENADE))
                        .andReturn()
                        .getResponse();
        String claim = String.valueOf(answer.getHeader("Location"));
        assertThat(answer.getHeader("ETag"))
                .isEqualTo(etag(claim.replaceFirst("^http://localhost", "")));
    }

    @Test
    void whatCannotBeRecordedIsRefusedAsEver() throws Exception {
        for (String body :
                List.of(
                        "{}",
                        "{\"statement\": \" \"}",
                        "{\"statement\": \"A\", \"language\": \"e\"}")) {
            post(CLAIMS + "?similar=true", body).andExpect(status().isUnprocessableContent());
        }
        post(CLAIMS + "?similar=perhaps", "{\"statement\": \"A\"}")
                .andExpect(status().isBadRequest());
    }

    private static String manyWords(int length) {
        StringBuilder words = new StringBuilder();
        for (int n = 0; words.length() < length; n++) {
            words.append('w').append(Integer.toString(n, 36)).append(' ');
        }
        return words.substring(0, length);
    }

    private ResultActions ask(String statement) throws Exception {
        return perform(request(HttpMethod.GET, CLAIMS + "/similar").param("statement", statement));
    }

    private JsonNode similar(String statement) throws Exception {
        byte[] body =
                ask(statement)
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray();
        return JsonMapper.shared().readTree(body).path("items");
    }

    private List<String> statements(String statement) throws Exception {
        List<String> found = new ArrayList<>();
        similar(statement)
                .forEach(item -> found.add(item.path("claim").path("statement").asString()));
        return found;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asString()));
        return texts;
    }
}
