package org.claimbook.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.claimbook.DatabaseTest;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the embedded default starts with.
@DatabaseTest
@TestPropertySource(properties = "claimbook.sample=true")
class SampleReportTest {

    /// kind; chain with verb, channel, standing and caveat; line. One row an assertion, as
    /// published.
    private static final List<String> ROWS =
            """
            FIGURE; Ukraine's Special Operations Forces POSTED SOCIAL_MEDIA > Reuters; Reuters could not verify
            FACT; Ukraine's Special Operations Forces POSTED SOCIAL_MEDIA > Reuters; Reuters could not verify
            FACT; Ukraine's Special Operations Forces POSTED SOCIAL_MEDIA > Reuters; Reuters could not verify
            FACT; (undisclosed) REPORTED > Reuters INFERRED; -
            FACT; Reuters; Reuters, article
            OPINION; Kim SAID INTERVIEW > Reuters; Opinion of Kim, interview
            FACT; Kim SAID INTERVIEW > Reuters; Kim, interview
            FACT; Ukraine and its Western allies SAID > Reuters INFERRED; Denied by Russia and North Korea; not denied by Vladimir Putin
            FIGURE; Ukraine and its Western allies SAID > Reuters INFERRED; Ukraine and its Western allies
            FIGURE; Kyiv SAID > Reuters INFERRED; Kyiv
            FACT; Ukraine SHARED VIDEO > Reuters; Ukraine, video
            QUOTE; (unnamed) SAID VIDEO [speaking in captivity] > Ukraine SHARED VIDEO > Reuters; first captured North Korean soldier, video (speaking in captivity)
            QUOTE; (unnamed) SAID VIDEO [speaking in captivity] > Ukraine SHARED VIDEO > Reuters; second captured North Korean soldier, video (speaking in captivity)
            FACT; Volodymyr Zelenskiy SAID STATEMENT > Reuters INFERRED; Volodymyr Zelenskiy, statement
            FACT; South Korea's spy agency BRIEFED > (unnamed) SAID > Reuters; South Korea's spy agency
            OPINION; South Korea's spy agency BRIEFED > (unnamed) SAID > Reuters; Opinion of South Korea's spy agency
            FACT; (undisclosed) REPORTED > Reuters INFERRED; -
            OPINION; Yang Uk SAID INTERVIEW > Reuters; Opinion of Yang Uk, interview
            FACT; Yang Uk SAID > Reuters; Yang Uk
            OPINION; Yang Uk SAID INFERRED > Reuters; Opinion of Yang Uk
            FACT; Kim SAID INTERVIEW > Reuters; Kim, interview
            QUOTE; Kim QUOTED > Reuters; Kim
            OPINION; (undisclosed) SAID ARTICLE; -
            """
                    .lines()
                    .toList();

    @Autowired private MockMvc mvc;
    @Autowired private JsonMapper json;
    @Autowired private JdbcClient database;
    @Autowired private SampleReport sample;

    private final List<JsonNode> claims = new ArrayList<>();

    @BeforeEach
    void everyClaimOfTheReportInTheOrderOfRecording() throws Exception {
        TestUsers.record(database);
        claims.clear();
        for (JsonNode item : read("/api/v1/claims?sort=created&limit=200").path("items")) {
            claims.add(read("/api/v1/claims/" + item.path("id").asString()));
        }
    }

    @Test
    void theEditorsFirstQuestionHasAnAnswerAtOnce() throws Exception {
        JsonNode found = read("/api/v1/claims?status=UNVERIFIED&verifier=Reuters&sort=created");
        assertThat(found.path("items")).hasSize(3);
        for (int row = 0; row < 3; row++) {
            JsonNode item = found.path("items").path(row);
            assertThat(item.path("id")).isEqualTo(claims.get(row).path("id"));
            assertThat(item.path("attribution").asString())
                    .isEqualTo("Ukraine's Special Operations Forces (social media), via Reuters");
            assertThat(item.path("status").path("line").asString())
                    .isEqualTo("Reuters could not verify");
        }
    }

    @Test
    void everyRowIsThereWithItsChainAndLine() {
        assertThat(claims).hasSize(ROWS.size());
        for (int row = 0; row < ROWS.size(); row++) {
            String[] expected = ROWS.get(row).split("; ", 3);
            JsonNode claim = claims.get(row);
            assertThat(claim.path("kind").asString()).as("row %s", row + 1).isEqualTo(expected[0]);
            assertThat(chain(claim)).as("row %s", row + 1).isEqualTo(expected[1]);
            if (!expected[2].equals("-")) {
                assertThat(claim.path("status").path("line").asString()).isEqualTo(expected[2]);
            }
        }
    }

    /// Who only carried it is named alone, unless the report does not say that they said it.
    private static String chain(JsonNode claim) {
        JsonNode chain = claim.path("appearances").path(0).path("chain");
        List<String> hops = new ArrayList<>();
        for (JsonNode hop : chain) {
            String standing = hop.path("standing").asString().replace("STATED", "");
            String name = hop.path("source").path("name").asString();
            String disclosure = hop.path("source").path("disclosure").asString();
            String shown =
                    disclosure.equals("NAMED")
                            ? name
                            : "(" + disclosure.toLowerCase(Locale.ROOT) + ")";
            String what =
                    name.equals("Reuters")
                            ? ""
                            : hop.path("verb").asString()
                                    + " "
                                    + hop.path("channel").asString().replace("UNKNOWN", "");
            String caveat =
                    hop.path("caveat").isNull() ? "" : "[" + hop.path("caveat").asString() + "]";
            assertThat(hop.path("basis").asString()).isEqualTo("UNKNOWN");
            hops.add(String.join(" ", shown, what, standing, caveat).replaceAll(" +", " ").strip());
        }
        return String.join(" > ", hops);
    }

    @Test
    void everyQuoteIsAnchoredAndEveryClaimIsPublished() throws Exception {
        assertThat(claims)
                .allSatisfy(claim -> {
                    assertThat(claim.path("publishedAt").isNull()).isFalse();
                    assertThat(
                                    claim.path("appearances")
                                            .path(0)
                                            .path("anchor")
                                            .path("state")
                                            .asString())
                            .isEqualTo("ANCHORED");
                });
        String seen =
                mvc.perform(request(HttpMethod.GET, "/api/v1/claims?limit=200"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(json.readTree(seen).path("items")).hasSize(ROWS.size());
    }

    @Test
    void findingsResponsesAndLinksAreThoseOfTheReportAndNoneIsTheDesks() {
        assertThat(counts("verifications")).isEqualTo(Map.of(1, 1, 2, 1, 3, 1));
        assertThat(counts("responses")).isEqualTo(Map.of(1, 1, 2, 1, 4, 1, 8, 3));
        assertThat(counts("links")).isEqualTo(Map.of(8, 1, 11, 3, 12, 1, 13, 1, 17, 1, 21, 1));
        for (int row : List.of(1, 2, 4)) {
            JsonNode response = claims.get(row - 1).path("responses").path(0);
            assertThat(response.path("outcome").asString()).isEqualTo("NO_ANSWER");
            assertThat(response.path("askedBy").path("name").asString()).isEqualTo("Reuters");
        }
        assertThat(claims.get(0).path("verifications").path(0).path("wording").asString())
                .isEqualTo("could not verify the incident independently");
    }

    private Map<Integer, Integer> counts(String part) {
        return IntStream.rangeClosed(1, claims.size())
                .boxed()
                .filter(row -> !claims.get(row - 1).path(part).isEmpty())
                .collect(
                        Collectors.toMap(row -> row, row -> claims.get(row - 1).path(part).size()));
    }

    @Test
    void theAssertionsComeInTheOrderOfTheText() throws Exception {
        String report =
                claims.get(0).path("appearances").path(0).path("report").path("id").asString();
        JsonNode assertions = read("/api/v1/reports/" + report + "/claims?limit=200");
        List<Integer> starts =
                StreamSupport.stream(assertions.path("items").spliterator(), false)
                        .map(item -> item.path("anchor").path("start").asInt())
                        .toList();
        assertThat(starts).hasSize(ROWS.size()).isSorted();
    }

    @Test
    void loadingItAgainChangesNothing() throws Exception {
        List<String> before = counted();
        sample.run(new DefaultApplicationArguments());
        assertThat(counted()).isEqualTo(before);
    }

    private List<String> counted() {
        return List.of("claim", "source", "audit_event", "topic", "report", "claim_link").stream()
                .map(table ->
                        database.sql("select count(*) from " + table)
                                .query((row, _) -> table + row.getLong(1))
                                .single())
                .toList();
    }

    private JsonNode read(String path) throws Exception {
        return json.readTree(
                mvc.perform(request(HttpMethod.GET, path).with(TestUsers.as(Role.READER)))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray());
    }
}
