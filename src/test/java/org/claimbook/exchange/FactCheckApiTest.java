package org.claimbook.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.jackson2.JacksonFactory;
import com.google.api.services.factchecktools.v1alpha1.FactCheckTools;
import com.google.api.services.factchecktools.v1alpha1.model.GoogleFactcheckingFactchecktoolsV1alpha1Claim;
import com.google.api.services.factchecktools.v1alpha1.model.GoogleFactcheckingFactchecktoolsV1alpha1ClaimReview;
import com.google.api.services.factchecktools.v1alpha1.model.GoogleFactcheckingFactchecktoolsV1alpha1FactCheckedClaimSearchResponse;
import java.util.ArrayList;
import java.util.List;
import org.claimbook.DatabaseTest;
import org.claimbook.WholeClaimTest;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/// Google's own client for the Fact Check Tools API, pointed at us.
@DatabaseTest(web = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class FactCheckApiTest extends WholeClaimTest {

    private static final String SEARCH = "/v1alpha1/claims:search";

    @LocalServerPort private int port;

    private FactCheckTools.Claims google() {
        return new FactCheckTools.Builder(
                        new NetHttpTransport(), JacksonFactory.getDefaultInstance(), null)
                .setRootUrl("http://localhost:" + port + "/")
                .setApplicationName("claimbook")
                .build()
                .claims();
    }

    private static List<String> texts(
            GoogleFactcheckingFactchecktoolsV1alpha1FactCheckedClaimSearchResponse found) {
        return found.getClaims() == null
                ? List.of()
                : found.getClaims().stream()
                        .map(GoogleFactcheckingFactchecktoolsV1alpha1Claim::getText)
                        .toList();
    }

    private String reviewed(String statement, String language, String finding) throws Exception {
        String claim =
                created(
                        CLAIMS,
                        claim(
                                statement,
                                "\"language\": \"%s\"".formatted(language),
                                "\"verifications\": [%s]".formatted(finding)));
        publish(claim);
        return claim;
    }

    private void publish(String claim) throws Exception {
        perform(onTopOf(claim, claim + "/publication")).andExpect(status().isOk());
    }

    private static String by(String verifier, String site, String more) {
        return """
        {"status": "UNVERIFIED", "verifier": {"name": "%s"}, "url": "https://%s/a?b=c", "happenedAt": "2020-01-14" %s}
        """
                .formatted(verifier, site, more);
    }

    @Test
    void googlesClientReadsWhoFoundWhat() throws Exception {
        String claim =
                created(
                        CLAIMS,
                        """
                        {"statement": "A soldier blew himself up.", "language": "en",
                         "appearances": [{"report": {"title": "R"}, "chain": [
                            {"source": {"name": "Kyiv"}, "verb": "POSTED", "said": {"value": "2025-01-13"}},
                            {"source": {"name": "Reuters"}, "verb": "REPORTED"}]}],
                         "verifications": [%s, {"status": "UNVERIFIED"}]}
                        """
                                .formatted(
                                        by(
                                                "AFP",
                                                "www.AFP.example",
                                                ", \"given\": {\"label\": \"Sin pruebas\"}")));
        publish(claim);
        var found = google().search().setQuery("soldier").setKey("AIza-not-looked-at").execute();
        assertThat(texts(found)).containsExactly("A soldier blew himself up.");
        var checked = found.getClaims().getFirst();
        assertThat(checked.getClaimant()).isEqualTo("Kyiv");
        assertThat(checked.getClaimDate()).isEqualTo("2025-01-13T00:00:00Z");
        var reviews = checked.getClaimReview();
        assertThat(reviews)
                .extracting(GoogleFactcheckingFactchecktoolsV1alpha1ClaimReview::getTextualRating)
                .containsExactly("Unverified", "Sin pruebas");
        assertThat(reviews.getFirst().getUrl()).endsWith("/claims/" + id(claim));
        assertThat(reviews.getFirst().getTitle()).isEqualTo("A soldier blew himself up.");
        assertThat(reviews.getLast().getTitle()).isNull();
        assertThat(reviews.getFirst().getPublisher().getName()).isEqualTo("Our desk");
        assertThat(reviews.getFirst().getPublisher().getSite()).isEqualTo("localhost");
        assertThat(reviews.getLast().getPublisher().getSite()).isEqualTo("afp.example");
        assertThat(reviews.getLast().getReviewDate()).isEqualTo("2020-01-14T00:00:00Z");
        assertThat(reviews.getLast().getLanguageCode()).isEqualTo("en");
        assertThat(found.getNextPageToken()).isNull();
    }

    @Test
    void onlyWhatIsPublicIsFound(CapturedOutput log) throws Exception {
        created(
                CLAIMS,
                claim(
                        "A soldier, unpublished.",
                        "\"verifications\": [%s]".formatted(by("AP", "ap.example", ""))));
        String unchecked = created(CLAIMS, claim("A soldier, unchecked."));
        publish(unchecked);
        String waiting =
                created(
                        CLAIMS,
                        claim(
                                "A soldier, waiting.",
                                "\"verifications\": [{\"status\": \"CONFIRMED\", \"evidence\": [{\"kind\": \"LINK\", \"stance\": \"SUPPORTS\"}]}]"));
        publish(waiting);
        String back = reviewed("A soldier, taken back.", "en", by("AP", "ap.example", ""));
        String finding = read(back).path("verifications").path(0).path("id").asString();
        created(
                back + "/verifications",
                "{\"voids\": \"%s\", \"verifier\": {\"name\": \"AP\"}, \"rationale\": \"Wrong.\"}"
                        .formatted(finding));
        as(Role.ADMIN, request(HttpMethod.GET, SEARCH + "?query=soldier&key=AIza-secret-key"))
                .andExpect(status().isOk())
                .andExpect(content().string("{}"));
        anonymously(SEARCH + "?query=soldier&wrong=1&key=AIza-secret-key")
                .andExpect(status().isBadRequest());
        assertThat(texts(google().search().setQuery("soldier").setKey("AIza-secret-key").execute()))
                .isEmpty();
        assertThat(log.getAll()).doesNotContain("AIza-secret-key");
    }

    @Test
    void tokensLeadThroughAllPagesOnce() throws Exception {
        for (int number = 0; number < 7; number++) {
            reviewed("Grenade " + number, "en", by("AP", "ap.example", ""));
        }
        List<String> read = new ArrayList<>();
        String token = null;
        do {
            var page =
                    google().search()
                            .setQuery("grenade")
                            .setPageSize(3)
                            .setPageToken(token)
                            .setOffset(5)
                            .execute();
            read.addAll(texts(page));
            token = page.getNextPageToken();
        } while (token != null);
        assertThat(read).as("an offset counts without a token").hasSize(2);
        var first = google().search().setQuery("grenade").setPageSize(4).execute();
        var second =
                google().search()
                        .setQuery("grenade")
                        .setPageSize(10)
                        .setOffset(6)
                        .setPageToken(first.getNextPageToken())
                        .execute();
        read = new ArrayList<>(texts(first));
        read.addAll(texts(second));
        assertThat(read).hasSize(7).doesNotHaveDuplicates();
        assertThat(second.getNextPageToken()).isNull();
        assertThatThrownBy(() ->
                        google().search()
                                .setQuery("soldier")
                                .setPageToken(first.getNextPageToken())
                                .execute())
                .isInstanceOfSatisfying(
                        GoogleJsonResponseException.class,
                        refused -> {
                            assertThat(refused.getStatusCode()).isEqualTo(400);
                            assertThat(refused.getDetails().getCode()).isEqualTo(400);
                            assertThat(refused.getDetails().get("status"))
                                    .isEqualTo("INVALID_ARGUMENT");
                        });
    }

    @Test
    void theSiteIsThatOfTheReview() throws Exception {
        reviewed("One.", "en", by("AP", "factcheck.ap.example", ""));
        reviewed("Two.", "en", by("AFP", "www.afp.example", ""));
        reviewed("Three.", "en", "{\"status\": \"DISPUTED\"}");
        var sites = List.of("ap.example", "https://www.AFP.example/", "localhost", "p.example");
        List<List<String>> found = new ArrayList<>();
        for (String site : sites) {
            found.add(texts(google().search().setReviewPublisherSiteFilter(site).execute()));
        }
        assertThat(found)
                .containsExactly(List.of("One."), List.of("Two."), List.of("Three."), List.of());
    }

    @Test
    void theRegionOfALanguageMakesNoDifference() throws Exception {
        reviewed("Grenade one.", "en-GB", by("AP", "ap.example", ""));
        reviewed("Grenade two.", "de", by("AP", "ap.example", ""));
        assertThat(texts(google().search().setQuery("grenade").setLanguageCode("en-US").execute()))
                .containsExactly("Grenade one.");
        assertThat(texts(google().search().setQuery("grenade").setLanguageCode("fr").execute()))
                .isEmpty();
    }

    @Test
    void ageIsThatOfTheNewerOfClaimAndReview() throws Exception {
        reviewed("Grenade, reviewed long ago.", "en", by("AP", "ap.example", ""));
        reviewed(
                "Grenade, reviewed now.",
                "en",
                "{\"status\": \"UNVERIFIED\", \"verifier\": {\"name\": \"AP\"}}");
        reviewed(
                "Grenade, by us.",
                "en",
                "{\"status\": \"DISPUTED\", \"happenedAt\": \"2020-01-01\"}");
        assertThat(texts(google().search().setQuery("grenade").setMaxAgeDays(30).execute()))
                .containsExactlyInAnyOrder("Grenade, reviewed now.", "Grenade, by us.");
        assertThat(texts(google().search().setQuery("grenade").setMaxAgeDays(36500).execute()))
                .hasSize(3);
    }

    @Test
    void aReviewInAReportHasItsTitle() throws Exception {
        String found = by("AP", "ap.example", ", \"reportId\": \"%s\"".formatted(id(report)));
        reviewed("Grenade.", "en", found);
        var reviews = google().search().setQuery("grenade").execute().getClaims().getFirst();
        assertThat(reviews.getClaimReview().getFirst().getTitle()).isEqualTo("A");
    }

    /// Google's partial responses.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claims(text,claimReview/publisher/name)       | {\"claims\":[{\"text\":\"Grenade.\",\"claimReview\":[{\"publisher\":{\"name\":\"AP\"}}]}]}",
                "claims/claimReview(url,textualRating)         | {\"claims\":[{\"claimReview\":[{\"url\":\"https://ap.example/a?b=c\",\"textualRating\":\"Unverified\"}]}]}",
                "claims/*/publisher/site                       | {\"claims\":[{\"text\":\"Grenade.\",\"claimReview\":[{\"publisher\":{\"site\":\"ap.example\"}}]}]}",
                "nextPageToken                                 | {}",
                "claims/claimReview/publisher/name,claims/text | {\"claims\":[{\"text\":\"Grenade.\",\"claimReview\":[{\"publisher\":{\"name\":\"AP\"}}]}]}"
            })
    void onlyTheFieldsThatAreWantedAreAnswered(String fields, String expected) throws Exception {
        reviewed("Grenade.", "en", by("AP", "ap.example", ""));
        String path = SEARCH + "?query=grenade&fields={fields}";
        as(Role.READER, request(HttpMethod.GET, path, fields))
                .andExpect(status().isOk())
                .andExpect(content().string(expected));
    }

    @Test
    void googlesClientAsksForFields() throws Exception {
        reviewed("Grenade.", "en", by("AP", "ap.example", ""));
        var found = google().search().setQuery("grenade").setFields("claims(text)").execute();
        assertThat(texts(found)).containsExactly("Grenade.");
        assertThat(found.getClaims().getFirst().getClaimReview()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?languageCode=en",
                "?query=a&pageSize=-1",
                "?query=a&offset=x",
                "?query=a&maxAgeDays=99999999999",
                "?query=a&languageCode=???",
                "?query=a&pageToken=abc",
                "?query=a&alt=proto",
                "?query=a&sort=created",
                "?query=a&fields=claims/colour",
                "?query=a&fields=claims(text",
                "?query=a&fields=claims)",
                "?query=a&fields=,",
                "?query=a&fields=claims/text/x"
            })
    void whatIsWrongIsToldInGooglesForm(String query) throws Exception {
        JsonNode error =
                answer(
                        400,
                        as(
                                Role.READER,
                                request(HttpMethod.GET, SEARCH + query)
                                        .header("Accept", "text/html")));
        assertThat(error.propertyNames()).containsExactly("error");
        assertThat(error.path("error").path("code").asInt()).isEqualTo(400);
        assertThat(error.path("error").path("status").asString()).isEqualTo("INVALID_ARGUMENT");
        assertThat(error.path("error").path("message").asString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/x-protobuf", "image/png;q=0.1", "*/*", "x"})
    void jsonIsAnsweredWhateverIsAccepted(String accept) throws Exception {
        reviewed("Grenade.", "en", by("AP", "ap.example", ""));
        as(Role.READER, request(HttpMethod.GET, SEARCH + "?query=grenade").header("Accept", accept))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", MediaType.APPLICATION_JSON_VALUE));
    }

    @Test
    void nothingElseIsThere() throws Exception {
        JsonNode missing = answer(404, anonymously("/v1alpha1/pages"));
        assertThat(missing.path("error").path("status").asString()).isEqualTo("NOT_FOUND");
        JsonNode method = answer(405, as(Role.ADMIN, request(HttpMethod.POST, SEARCH)));
        assertThat(method.path("error").path("status").asString()).isEqualTo("UNIMPLEMENTED");
    }
}
