package org.claimbook.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReviewImportTest extends ImportTest {

    private static final Path DATA = Path.of("../shared/data/claimreview");
    private static final JsonMapper ASCII =
            JsonMapper.builder(
                            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build())
                    .build();
    private static final String FORMAT = "format=claim-review";

    private static final String REVIEW =
            """
            {"@context": "https://schema.org", "@type": "ClaimReview", "url": "https://fc.example/a", "claimReviewed": "The dam broke.",
             "author": {"@type": "Organization", "name": "FC", "url": "https://fc.example/"}, "datePublished": "2020-06-24", "name": "No, it did not",
             "reviewRating": {"@type": "Rating", "ratingValue": "1", "bestRating": "5", "worstRating": "1", "alternateName": "False"},
             "itemReviewed": {"@type": "Claim", "datePublished": "2020-06-20", "author": {"@type": "Person", "name": "Jo Doe"},
                              "appearance": {"@type": "CreativeWork", "url": "https://www.facebook.com/p/1"}}}
            """;

    /// The one claim that a file makes.
    private JsonNode claim(String file) throws Exception {
        String job = imported(FORMAT, file);
        assertThat(codes(job)).isEmpty();
        JsonNode record = items(job + "/records").getFirst();
        return read("/api/v1/claims/" + record.path("claim").asString());
    }

    private List<String> notes(String job) throws Exception {
        return items(job + "/records").stream()
                .flatMap(record -> record.path("notes").valueStream())
                .map(note -> note.path("code").asString())
                .toList();
    }

    private ObjectNode review() {
        return (ObjectNode) json(REVIEW);
    }

    @Test
    void aReviewIsAFindingByItsPublisher() throws Exception {
        JsonNode claim = claim(REVIEW);
        assertThat(claim.path("statement").asString()).isEqualTo("The dam broke.");
        assertThat(claim.at("/status/code").asString()).isEqualTo("REFUTED");
        assertThat(claim.at("/status/line").asString()).isEqualTo("FC found it false");
        assertThat(claim.path("attribution").asString()).isEqualTo("Jo Doe (social media)");
        JsonNode finding = claim.at("/verifications/0");
        assertThat(finding.at("/verifier/name").asString()).isEqualTo("FC");
        assertThat(finding.path("wording").asString()).isEqualTo("No, it did not");
        assertThat(finding.path("url").asString()).isEqualTo("https://fc.example/a");
        assertThat(finding.path("happenedAt").asString()).isEqualTo("2020-06-24");
        assertThat(finding.path("given").toString())
                .isEqualTo("{\"label\":\"False\",\"value\":1,\"best\":5,\"worst\":1}");
        JsonNode hop = claim.at("/appearances/0/chain/0");
        assertThat(hop.path("verb").asString()).isEqualTo("POSTED");
        assertThat(hop.at("/said/value").asString()).isEqualTo("2020-06-20");
        assertThat(claim.at("/appearances/0/anchor").isNull()).isTrue();
        assertThat(count("select count(*) from imported where raw like '%claimReviewed%'"))
                .isEqualTo(1);
    }

    @Test
    void itNeverOverrulesTheDesk() throws Exception {
        JsonNode claim = claim(REVIEW);
        String path = "/api/v1/claims/" + claim.path("id").asString();
        created(path + "/verifications", "{\"status\": \"UNVERIFIED\"}");
        imported(FORMAT, REVIEW.replace("\"False\"", "\"True\""));
        get(path)
                .andExpect(jsonPath("status.code").value("UNVERIFIED"))
                .andExpect(jsonPath("verifications.length()").value(3));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-06-24 00:03, 2020-06-24T00:03:00Z",
        "2017-03-01 20:30:17 UTC, 2017-03-01T20:30:17Z",
        "'Mon, 09 Nov 2020 18:42:22 UTC +00:00', 2020-11-09T18:42:22Z",
        "'Sat, 07 Nov 2020', 2020-11-07",
        "2020-03-18T14:00:00+0200, 2020-03-18T12:00:00Z",
        "2019-04-10T12:09:05+05:30, 2019-04-10T06:39:05Z",
        "2023-01-26T06:12:47.988977+00:00, 2023-01-26T06:12:47.988977Z",
        "2 April 2018, 2018-04-02",
        "27 Aug. 2017, 2017-08-27",
        "'April 2, 2018', 2018-04-02",
        "04-04-2018, 2018-04-04",
        "24/12/2019, 2019-12-24",
        "2018/04/02, 2018-04-02",
        "20200624, 2020-06-24",
        "2018-04, 2018-04",
        "2018, 2018"
    })
    void aDateIsReadAsExactlyAsItSays(String published, String date) {
        LooseDates.Read read = LooseDates.read(published);
        assertThat(read).isNotNull();
        assertThat(read.date()).hasToString(date);
    }

    @ParameterizedTest
    @CsvSource({"03-04-2018", "TBD", "soon", "2018-13-01", "31/02/2019", "''"})
    void whatIsNoDateIsNone(String published) {
        assertThat(LooseDates.read(published)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Falso, REFUTED, ''",
        "  half   TRUE, MIXED, ''",
        "True but misleading, MIXED, MISSING_CONTEXT",
        "गलत है, '', ''",
        "FALSO: As imagens foram retiradas, '', ''",
        "correct attribution, '', ''"
    })
    void wordsCountAsAWholeOrNotAtAll(String label, String status, String qualifier)
            throws Exception {
        ObjectNode review = review();
        ((ObjectNode) review.path("reviewRating")).put("alternateName", label);
        JsonNode finding = claim(review.toString()).at("/verifications/0");
        assertThat(finding.path("status").asString("")).isEqualTo(status);
        assertThat(finding.path("qualifier").asString("")).isEqualTo(qualifier);
        assertThat(finding.at("/given/label").asString()).isEqualTo(label.strip());
    }

    @Test
    void aLabelIsMappedOnceForAll() throws Exception {
        String first = REVIEW.replace("\"False\"", "\"Pure Fantasie\"");
        JsonNode claim = claim(first);
        assertThat(claim.at("/status/code").asString()).isEqualTo("ATTRIBUTED");
        JsonNode label = items("/api/v1/rating-labels?mapped=false").getFirst();
        assertThat(label.path("label").asString()).isEqualTo("pure fantasie");
        String path = "/api/v1/rating-labels/" + label.path("id").asString();
        patch(path, "{\"status\": \"ATTRIBUTED\"}").andExpect(status().isUnprocessableContent());
        patch(path, "{\"status\": \"REFUTED\", \"qualifier\": \"FABRICATED\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("mapped").value(true));
        run();
        String at = "/api/v1/claims/" + claim.path("id").asString();
        get(at).andExpect(jsonPath("status.code").value("REFUTED"))
                .andExpect(jsonPath("verifications.length()").value(2));
        assertThat(items("/api/v1/rating-labels?mapped=false")).isEmpty();
        assertThat(counts(imported(FORMAT, first))).containsExactly(1, 0, 0, 1, 0, 0);
        JsonNode other = claim(first.replace("/a\"", "/b\""));
        assertThat(other.at("/status/code").asString()).isEqualTo("REFUTED");
        assertThat(other.at("/verifications").size()).isEqualTo(1);
    }

    @Test
    void nobodyInParticularIsOneForEachPublisher() throws Exception {
        String posts = REVIEW.replace("Jo Doe", "Social media users");
        JsonNode one = claim(posts);
        JsonNode two = claim(posts.replace("/a\"", "/b\""));
        JsonNode other = claim(posts.replace("/a\"", "/c\"").replace("\"FC\"", "\"FC 2\""));
        String source = "/appearances/0/chain/0/source";
        assertThat(one.at(source + "/disclosure").asString()).isEqualTo("UNDISCLOSED");
        assertThat(one.at(source + "/name").asString()).isEqualTo("Social media users");
        assertThat(two.at(source + "/id")).isEqualTo(one.at(source + "/id"));
        assertThat(other.at(source + "/id")).isNotEqualTo(one.at(source + "/id"));
    }

    @ParameterizedTest
    @CsvSource({"Jo Doe", "jo doe"})
    void whoBearsTheNameHereIsMeantWhateverTheKind(String here) throws Exception {
        created("/api/v1/sources", "{\"name\": \"%s\", \"kind\": \"ACCOUNT\"}".formatted(here));
        JsonNode claim = claim(REVIEW.replace("Organization", "NewsMediaOrganization"));
        assertThat(claim.at("/appearances/0/chain/0/source/kind").asString()).isEqualTo("ACCOUNT");
        assertThat(claim.at("/verifications/0/verifier/kind").asString()).isEqualTo("OUTLET");
    }

    @Test
    void aPersonAndAnOrganisationOfOneNameAreOne() throws Exception {
        String file =
                REVIEW
                        + REVIEW.replace("/a\"", "/b\"").replace("\"Person\"", "\"Organization\"")
                        + REVIEW.replace("/a\"", "/c\"");
        String job = imported(FORMAT, file);
        assertThat(counts(job)).containsExactly(3, 3, 0, 0, 0, 0);
        assertThat(count("select count(*) from source where name = 'Jo Doe' and kind = 'PERSON'"))
                .isEqualTo(1);
    }

    @Test
    void whatHoldsReviewsMakesNoDifference() throws Exception {
        String one = review().toString();
        String two = one.replace("/a\"", "/b\"");
        for (String file :
                List.of(
                        "[%s, %s]",
                        "%s\n%s",
                        "%s %s",
                        "{\"@graph\": [{\"@type\": \"WebPage\", \"review\": %s}, %s]}",
                        "{\"@type\": \"DataFeed\", \"dataFeedElement\": [{\"@type\": \"DataFeedItem\", \"item\": [%s]}, {\"@type\": \"DataFeedItem\", \"item\": %s}]}",
                        "<html><script type=\"application/ld+json\">%s</script><script type='application/ld+json'>%s</script></html>")) {
            emptyDatabase();
            String job = imported(FORMAT, file.formatted(one, two));
            assertThat(count("select count(*) from claim")).as(file).isEqualTo(2);
            assertThat(counts(job).get(5)).as(file).isZero();
        }
    }

    @Test
    void aPageMayHaveMicrodata() throws Exception {
        JsonNode claim =
                claim(
                        """
                        <html><head><link rel="canonical" href="https://fc.example/m"></head><body>
                        <div itemscope itemtype="https://schema.org/ClaimReview"><h1 itemprop="claimReviewed">The dam &amp;amp; the bridge broke.</h1>
                        <time itemprop="datePublished" datetime="2020-06-24">today</time>
                        <span itemprop="author" itemscope itemtype="https://schema.org/Organization"><b itemprop="name">FC</b></span>
                        <span itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating"><meta itemprop="alternateName" content="Unproven"></span>
                        </div></body></html>
                        """);
        assertThat(claim.path("statement").asString()).isEqualTo("The dam & the bridge broke.");
        assertThat(claim.at("/status/line").asString()).isEqualTo("FC could not verify");
        assertThat(claim.at("/verifications/0/url").asString()).isEqualTo("https://fc.example/m");
    }

    @Test
    void whatIsWithdrawnOrNoReviewIsSkippedAndWhatSaysTooLittleFails() throws Exception {
        String job =
                imported(
                        FORMAT,
                        """
                        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "url": "https://fc.example/h", "item": null},
                         {"@type": "DataFeedItem", "item": {"@type": "MediaReview"}},
                         {"@type": "ClaimReview", "url": "https://fc.example/h"},
                         {"@type": "ClaimReview", "claimReviewed": "A."}]}
                        """);
        assertThat(counts(job)).containsExactly(4, 0, 0, 0, 2, 2);
        assertThat(notes(job))
                .containsExactly("withdrawn", "no-claim-review", "required", "required");
    }

    @Test
    void aBrokenFileKeepsWhatWasReadOfIt() throws Exception {
        String job = imported(FORMAT, "[" + REVIEW + ", {\"@type\": \"Cl");
        ResultActions ended = get(job);
        ended.andExpect(jsonPath("state").value("FAILED")).andExpect(jsonPath("created").value(1));
        get(imported(FORMAT, "[".repeat(10_000))).andExpect(jsonPath("state").value("FAILED"));
        get(imported(FORMAT, "[{\"a\": \"" + "x".repeat(50_000_000) + "\"}]"))
                .andExpect(jsonPath("state").value("FAILED"));
        String odd =
                imported(
                        FORMAT,
                        "[%s, %s]"
                                .formatted(
                                        REVIEW.replace("/a\"", "/p\"")
                                                .replace(
                                                        "\"name\": \"No",
                                                        "\"__proto__\": {}, \"name\": \"No"),
                                        REVIEW.replace("/a\"", "/q\"")
                                                .replace(
                                                        "\"name\": \"No",
                                                        "\"name\": \"Yes\", \"name\": \"No")));
        assertThat(counts(odd)).startsWith(2, 2);
    }

    @Test
    void anExportOfReviewsMakesTheSameReviewsElsewhere() throws Exception {
        imported(FORMAT, REVIEW);
        created(
                "/api/v1/claims",
                """
                {"statement": "The bridge fell.", "language": "en", "appearances": [
                   {"report": {"title": "Bridge", "kind": "ARTICLE", "url": "https://a.example/bridge", "publishedAt": "2025-01-14"},
                    "chain": [{"source": {"name": "Orsk police", "kind": "ORGANIZATION"}, "verb": "SAID", "channel": "STATEMENT", "said": {"value": "2025-01-13"}},
                              {"source": {"disclosure": "UNDISCLOSED", "description": "Netizens"}, "verb": "SHARED", "channel": "SOCIAL_MEDIA", "url": "https://x.example/1"},
                              {"source": {"name": "Reuters", "kind": "OUTLET"}, "verb": "REPORTED"}]},
                   {"report": {"title": "Other", "kind": "POST", "url": "https://a.example/other"},
                    "chain": [{"source": {"name": "Jo Doe", "kind": "PERSON"}, "verb": "POSTED", "channel": "SOCIAL_MEDIA"}]}],
                 "verifications": [{"status": "PARTLY_CONFIRMED", "verifier": {"name": "AP", "kind": "OUTLET"}, "wording": "In part.", "url": "https://ap.example/1", "happenedAt": "2025-01-15"}]}
                """);
        String exported = text("/api/v1/export/claim-reviews.json");
        emptyDatabase();
        String job = imported(FORMAT, exported);
        assertThat(codes(job)).isEmpty();
        assertThat(counts(job)).containsExactly(2, 2, 0, 0, 0, 0);
        assertThat(reviews(text("/api/v1/export/claim-reviews.json"))).isEqualTo(reviews(exported));
        assertThat(counts(imported(FORMAT, exported))).containsExactly(2, 0, 0, 2, 0, 0);
    }

    /// Without when they were handed on.
    private List<String> reviews(String feed) {
        return json(feed)
                .path("dataFeedElement")
                .valueStream()
                .map(element -> element.path("item").toString())
                .sorted()
                .toList();
    }

    @Test
    void everyRealReviewIsRecordedOrRefusedWithAReason() throws Exception {
        Assumptions.assumeTrue(Files.exists(DATA), "no real data beside the repository");
        try (Stream<Path> files = Files.list(DATA)) {
            for (Path file :
                    files.filter(it -> it.toString().matches(".*\\.jsonld?l?$"))
                            .sorted()
                            .toList()) {
                if (file.endsWith("dirty-cases.json")) {
                    continue;
                }
                String job = imported(FORMAT, Files.readAllBytes(file));
                get(job).andExpect(jsonPath("state").value("DONE"));
                List<Integer> counts = counts(job);
                assertThat(counts.getFirst()).as(file.toString()).isPositive();
                assertThat(counts.get(5)).as(file + text(job + "/errors")).isZero();
            }
        }
        assertThat(count("select count(*) from claim")).isGreaterThan(20);
    }

    @Test
    void everyDirtyCaseIsWhatItShouldBe() throws Exception {
        Assumptions.assumeTrue(Files.exists(DATA), "no real data beside the repository");
        for (JsonNode one : json(Files.readString(DATA.resolve("dirty-cases.json")))) {
            emptyDatabase();
            String name = one.path("name").asString();
            JsonNode expect = one.path("expect");
            String job = imported(FORMAT, file(one));
            if (expect.path("skipped").asBoolean(false)) {
                assertThat(counts(job).get(4)).as(name).isEqualTo(1);
                continue;
            }
            assertThat(codes(job)).as(name).isEmpty();
            if (expect.has("distinctClaims")) {
                assertThat(count("select count(*) from claim"))
                        .isEqualTo(expect.path("distinctClaims").asInt());
            } else {
                check(name, expect, job);
            }
            List<String> warnings =
                    expect.path("warnings")
                            .valueStream()
                            .map(code ->
                                    code.asString()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-')
                                            .replace("-same-claim", ""))
                            .toList();
            assertThat(notes(job)).as(name).containsAll(warnings);
        }
    }

    private String file(JsonNode one) {
        if (one.has("crs")) {
            ((ObjectNode) one).put("url", one.path("page").asString());
            ((ObjectNode) one).remove("expect");
            one.path("crs")
                    .forEach(review -> ((ObjectNode) review).putObject("author").put("name", "FC"));
        }
        JsonNode file =
                one.has("cr") ? one.path("cr") : one.has("feedItem") ? one.path("feedItem") : one;
        return ASCII.writeValueAsString(file);
    }

    private void check(String name, JsonNode expect, String job) throws Exception {
        JsonNode claim =
                read(
                        "/api/v1/claims/"
                                + items(job + "/records").getFirst().path("claim").asString());
        JsonNode finding = claim.at("/verifications/0");
        if (expect.has("status")) {
            assertThat(finding.path("status")).as(name).isEqualTo(expect.path("status"));
        }
        assertThat(finding.path("qualifier").asString(""))
                .as(name)
                .isEqualTo(expect.path("qualifier").asString(""));
        if (expect.has("claimText")) {
            assertThat(claim.path("statement")).as(name).isEqualTo(expect.path("claimText"));
        }
        if (expect.has("url")) {
            assertThat(finding.path("url")).as(name).isEqualTo(expect.path("url"));
        }
        if (expect.has("author")) {
            assertThat(finding.at("/verifier/name")).as(name).isEqualTo(expect.path("author"));
        }
        if (expect.has("publisherNameFrom")) {
            assertThat(finding.at("/verifier/name").asString()).isEqualTo("fc.example");
        }
        List<String> wanted =
                Stream.concat(
                                expect.path("firstAppearance").isMissingNode()
                                        ? Stream.empty()
                                        : Stream.of(expect.path("firstAppearance")),
                                expect.path("appearances").valueStream())
                        .map(JsonNode::asString)
                        .toList();
        if (!wanted.isEmpty()) {
            assertThat(
                            claim.path("appearances")
                                    .valueStream()
                                    .map(in -> in.at("/report/url").asString("")))
                    .as(name)
                    .containsExactlyElementsOf(wanted);
        }
    }
}
