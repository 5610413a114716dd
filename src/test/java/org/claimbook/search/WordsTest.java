package org.claimbook.search;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.claimbook.WholeClaimTest;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/// What is found by words, and where it says that they stand.
class WordsTest extends WholeClaimTest {

    private static String words(String q) {
        return CLAIMS + "?q=" + encode(q, UTF_8).replace("+", "%20");
    }

    private List<String> found(String q) throws Exception {
        return statements(readEncoded(words(q) + "&sort=created"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The soldiers approached. | soldier",
                "en | One soldier approached. | SOLDIERS approaching",
                "en-GB | He was killed by grenades. | grenade",
                "de | Die Häuser brannten. | Haus",
                "de | Die Häuser brannten. | hauser",
                "fr | Les soldats ont été capturés. | capturé soldat",
                "uk | Солдати підірвали себе. | СОЛДАТИ",
                "ru | Солдаты подорвали себя. | солдат",
                "ru | Учёт подорвавших себя солдат. | учет солдаты",
                "pl | Łódź płonie. | lodz",
                "vi | Đà Nẵng cháy. | da nang",
                "zh | 受伤的朝鲜士兵用手榴弹自杀。 | 士兵",
                "zh | 受伤的朝鲜士兵用手榴弹自杀。 | 弹",
                "zh | 受伤的朝鲜士兵用手榴弹自杀。 | 朝鲜 手榴弹",
                "ja | 北朝鮮の兵士が手榴弾で自爆した。 | 兵士が",
                "ko | 북한군은 쿠르스크에 있다. | 북한군",
                "ar | فجّر الجندي الكوري نفسه | جندي",
                "ar | قال أحمد ذلك | احمد",
                "th | ทหารเกาหลีเหนือเสียชีวิต | เกาหลี",
                "en | It cost 11,000 and/or more at http://a.example/b. | 11,000 example",
                "en | A self-propelled gun. | self-propelled",
                "en | “Zoë’s” house | zoe",
            })
    void eachClaimIsReadByTheRulesOfItsLanguage(String language, String statement, String q)
            throws Exception {
        created(CLAIMS, claim(statement, "\"language\": \"%s\"".formatted(language)));
        assertThat(found(q)).as(q).containsExactly(statement);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The soldiers approached. | solder",
                "zh | 受伤的朝鲜士兵用手榴弹自杀。 | 兵士",
                "zh | 受伤的朝鲜士兵用手榴弹自杀。 | 朝鲜 -士兵",
                "en | A wounded soldier. | \"soldier wounded\"",
                "en | A wounded soldier. | soldier -wounded",
                "pl | Zolnierze. | zolnierz"
            })
    void whatIsNotSaidIsNotFound(String language, String statement, String q) throws Exception {
        created(CLAIMS, claim(statement, "\"language\": \"%s\"".formatted(language)));
        assertThat(found(q)).as(q).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the",
                "the of and",
                "or",
                "-",
                "\"",
                "\"\"",
                "- - or -",
                "!&|()",
                ":*",
                "für",
                "'",
                "\\",
                "<->",
                "%",
                " ",
                ""
            })
    void stopWordsAndOperatorsAloneFindNothing(String q) throws Exception {
        created(CLAIMS, claim("The house of and or für.", "\"language\": \"en\""));
        created(CLAIMS, claim("The house of and or \\\\ ' für."));
        created(CLAIMS, claim("Das Haus für uns.", "\"language\": \"de\""));
        if (q.equals("für")) {
            assertThat(found(q)).hasSize(2).doesNotContain("Das Haus für uns.");
        } else {
            assertThat(found(q)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a wounded", "house\"", "-\"", "house or", "house -", "or house"})
    void unbalancedQuotesAreNoError(String q) throws Exception {
        created(CLAIMS, claim("A wounded house.", "\"language\": \"en\""));
        readEncoded(words(q));
    }

    @Test
    void tooMuchIsRefusedAndTheMostAllowedIsFast() throws Exception {
        get(CLAIMS + "?q=" + "x".repeat(1_001)).andExpect(status().isBadRequest());
        perform(request(HttpMethod.GET, URI.create(words("x\u0000"))))
                .andExpect(status().isBadRequest());
        created(CLAIMS, claim("a b"));
        for (String part : List.of("a -", "a or ", "\"a\" ", "(a+)+", "北")) {
            readEncoded(words(part.repeat(1_000 / part.length())));
        }
    }

    @Test
    void wordsAreFoundAcrossStatementQuotesWordingAndNames() throws Exception {
        created(CLAIMS, couldNotVerify());
        String statement =
                "A wounded soldier blew himself up with a grenade as Ukrainian troops approached.";
        for (String q :
                List.of(
                        "grenade reuters",
                        "\"blew himself\" independently",
                        "\"Special Operations Forces\" -russia",
                        "mission incident wounded")) {
            assertThat(found(q)).as(q).containsExactly(statement);
        }
        assertThat(found("grenade -reuters")).isEmpty();
        assertThat(found("kursk")).as("the place is no statement").isEmpty();
    }

    @Test
    void whatIsCommittedIsFoundAndWhatIsGoneIsNot() throws Exception {
        String claim = created(CLAIMS, claim("Old words.", "\"language\": \"en\""));
        patch(claim, "{\"statement\": \"New sentence.\"}").andExpect(status().isOk());
        assertThat(found("old")).isEmpty();
        assertThat(found("sentences")).hasSize(1);
        String appearance = created(claim + "/appearances", appearance("Nobody else was hurt"));
        assertThat(found("hurt sentence")).hasSize(1);
        delete(appearance).andExpect(status().isNoContent());
        assertThat(found("hurt")).isEmpty();
    }

    @Test
    void aSourceIsFoundByItsNewName() throws Exception {
        created(CLAIMS, couldNotVerify());
        String source =
                "/api/v1/sources/"
                        + readEncoded(CLAIMS)
                                .path("items")
                                .path(0)
                                .path("carriers")
                                .path(0)
                                .path("id")
                                .asString();
        patch(source, "{\"name\": \"Agency\", \"aliases\": [\"Wire\"]}").andExpect(status().isOk());
        assertThat(found("reuters")).isEmpty();
        assertThat(found("agency grenade")).hasSize(1);
        assertThat(found("wire")).hasSize(1);
    }

    @Test
    void aConfidentialNameIsNotAmongTheWords() throws Exception {
        created(
                CLAIMS,
                """
                {"statement": "It is so.", "appearances": [{"reportId": "%s", "chain": [
                    {"source": {"name": "Hidden Person", "disclosure": "CONFIDENTIAL", "description": "an official"}, "verb": "SAID"}]}]}
                """
                        .formatted(id(report)));
        assertThat(found("hidden")).isEmpty();
    }

    @Test
    void thePublicFindsOnlyWhatItMaySee() throws Exception {
        String claim =
                created(
                        CLAIMS,
                        claim(
                                "A house.",
                                "\"language\": \"en\"",
                                "\"verifications\": [{\"status\": \"CONFIRMED\", \"wording\": \"secretly pending\", \"evidence\": [{\"kind\": \"LINK\", \"stance\": \"SUPPORTS\"}]}, {\"status\": \"UNVERIFIED\", \"verifier\": {\"name\": \"AP\"}, \"wording\": \"openly told\"}]"));
        perform(onTopOf(claim, claim + "/publication")).andExpect(status().isOk());
        assertThat(found("pending")).hasSize(1);
        anonymously(CLAIMS + "?q=pending").andExpect(jsonPath("$.items", hasSize(0)));
        anonymously(CLAIMS + "?q=house -pending").andExpect(jsonPath("$.items", hasSize(1)));
        anonymously(CLAIMS + "?q=openly")
                .andExpect(jsonPath("$.items[0].snippet.text").value("openly told"));
        JsonNode findings = read(claim).path("verifications");
        String pending = findings.path(0).path("id").asString();
        as(Role.REVIEWER, onTopOf(claim, claim + "/verifications/" + pending + "/sign-off"))
                .andExpect(status().isOk());
        anonymously(CLAIMS + "?q=pending").andExpect(jsonPath("$.items", hasSize(1)));
        created(
                claim + "/verifications",
                "{\"voids\": \"%s\", \"rationale\": \"x\", \"verifier\": {\"name\": \"AP\"}}"
                        .formatted(findings.path(1).path("id").asString()));
        anonymously(CLAIMS + "?q=openly").andExpect(jsonPath("$.items", hasSize(0)));
        assertThat(found("openly")).as("the record keeps what was taken back").hasSize(1);
    }

    @Test
    void theStatementWeighsMoreThanAQuote() throws Exception {
        created(CLAIMS, claim("He was hurt.", "\"language\": \"en\""));
        created(
                CLAIMS,
                claim(
                        "Else.",
                        "\"language\": \"en\"",
                        "\"appearances\": [%s]".formatted(appearance("Nobody else was hurt"))));
        assertThat(statements(readEncoded(words("hurt") + "&sort=relevance")))
                .containsExactly("He was hurt.", "Else.");
    }

    @Test
    void aSnippetSaysWhereTheWordsStand() throws Exception {
        created(CLAIMS, couldNotVerify());
        assertThat(marked("grenades wounded")).isEqualTo("STATEMENT [wounded] [grenade]");
        assertThat(marked("\"blew himself\"")).isEqualTo("STATEMENT [blew]");
        assertThat(marked("independently")).isEqualTo("WORDING [independently]");
        assertThat(marked("ukraine")).isEqualTo("SOURCE [Ukraine]");
        created(CLAIMS, claim("Zoë sah <b>兵士</b> \\uD83D\\uDE00 in Łódź & die 兵士が."));
        assertThat(marked("zoe")).isEqualTo("STATEMENT [Zoë]");
        assertThat(marked("lodz")).isEqualTo("STATEMENT [Łódź]");
        assertThat(marked("兵士")).isEqualTo("STATEMENT [兵士] [兵士]");
        get(CLAIMS).andExpect(jsonPath("$.items[0].snippet").doesNotExist());
    }

    @Test
    void aSnippetOfALongTextIsTheStretchAroundTheWords() throws Exception {
        String many = String.join(" ", Collections.nCopies(100, "lorem ipsum"));
        created(CLAIMS, claim(many + " needle " + many, "\"language\": \"en\""));
        assertThat(marked("needle")).isEqualTo("STATEMENT [needle]");
        JsonNode snippet = readEncoded(words("needle")).path("items").path(0).path("snippet");
        assertThat(snippet.path("text").asString()).hasSizeBetween(150, 240).startsWith("ipsum");
    }

    /// Where, and the words between the marks of the first item.
    private String marked(String q) throws Exception {
        JsonNode snippet = readEncoded(words(q)).path("items").path(0).path("snippet");
        int[] text = snippet.path("text").asString().codePoints().toArray();
        return snippet.path("in").asString()
                + String.join(
                        "",
                        texts(
                                snippet.path("marks"),
                                mark -> {
                                    int start = mark.path("start").asInt();
                                    int end = mark.path("end").asInt();
                                    return " [" + new String(text, start, end - start) + "]";
                                }));
    }

    @Test
    void thePastIsSearchedInTheWordsOfThen() throws Exception {
        String claim = created(CLAIMS, claim("A house.", "\"language\": \"en\""));
        String early = read(claim).path("updatedAt").asString();
        String appearance = created(claim + "/appearances", appearance("Nobody else was hurt"));
        String late = read(claim).path("updatedAt").asString();
        delete(appearance);
        assertThat(found("hurt")).isEmpty();
        assertThat(statements(readEncoded(CLAIMS + "?q=hurt&asOf=" + early))).isEmpty();
        assertThat(statements(readEncoded(CLAIMS + "?q=house%20-hurt&asOf=" + early))).hasSize(1);
        assertThat(statements(readEncoded(CLAIMS + "?q=house%20-hurt&asOf=" + late))).isEmpty();
        assertThat(statements(readEncoded(CLAIMS + "?q=-hurt&asOf=" + early))).hasSize(1);
        assertThat(statements(readEncoded(CLAIMS + "?q=hurt&asOf=" + late))).hasSize(1);
        assertThat(statements(readEncoded(CLAIMS + "?q=hurt%20houses&asOf=" + late))).hasSize(1);
    }

    @Test
    void nobodyNeedsToSignInToSearch() throws Exception {
        perform(request(HttpMethod.GET, URI.create(words("house")))).andExpect(status().isOk());
        anonymously(CLAIMS + "?q=house").andExpect(status().isOk());
    }
}
