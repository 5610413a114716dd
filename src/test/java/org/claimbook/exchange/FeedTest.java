package org.claimbook.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.io.WireFeedInput;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.claimbook.WholeClaimTest;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.ResultActions;

/// Feeds as a feed reader reads them.
class FeedTest extends WholeClaimTest {

    private static final String FEED = "/api/v1/feeds/claims.atom";
    private static final String CORRECTIONS = "/api/v1/feeds/corrections.atom";

    private static Feed feed(ResultActions answer) throws Exception {
        String xml =
                answer.andExpect(status().isOk())
                        .andExpect(
                                header().string(
                                                "Content-Type",
                                                "application/atom+xml;charset=UTF-8"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(UTF_8);
        return (Feed) new WireFeedInput().build(new StringReader(xml));
    }

    private static List<String> titles(Feed feed) {
        return feed.getEntries().stream().map(Entry::getTitle).toList();
    }

    private static String link(Feed feed, String relation) {
        return feed.getOtherLinks().stream()
                .filter(link -> link.getRel().equals(relation))
                .map(Link::getHref)
                .findFirst()
                .orElse("");
    }

    private void publish(String claim) throws Exception {
        perform(onTopOf(claim, claim + "/publication")).andExpect(status().isOk());
    }

    private void signed(String claim, String status) throws Exception {
        String finding =
                created(
                        claim + "/verifications",
                        """
                        {"status": "%s", "rationale": "Why.", "evidence": [{"kind": "LINK", "stance": "SUPPORTS"}, {"kind": "LINK", "stance": "CONTRADICTS"}]}
                        """
                                .formatted(status));
        as(Role.REVIEWER, onTopOf(finding, finding + "/sign-off")).andExpect(status().isOk());
    }

    @Test
    void anEntrySaysWhatTheListSays() throws Exception {
        String claim = created(CLAIMS, couldNotVerify());
        Feed feed = feed(get(FEED));
        Entry entry = feed.getEntries().getFirst();
        assertThat(entry.getId()).isEqualTo("urn:uuid:" + id(claim));
        assertThat(entry.getTitle()).startsWith("A wounded soldier");
        assertThat(entry.getSummary().getValue())
                .isEqualTo(
                        "Reuters could not verify. Ukraine's Special Operations Forces (social media), via Reuters");
        assertThat(entry.getAlternateLinks().getFirst().getHref())
                .isEqualTo("http://localhost/claims/" + id(claim));
        assertThat(entry.getCategories())
                .extracting(category -> category.getTerm())
                .containsExactly("UNVERIFIED", "North Korean troops");
        assertThat(entry.getUpdated().toInstant().toString().substring(0, 19))
                .isEqualTo(read(claim).path("updatedAt").asString().substring(0, 19));
        assertThat(feed.getUpdated()).isEqualTo(entry.getUpdated());
        assertThat(feed.getTitle()).isEqualTo("Our desk: claims");
        assertThat(link(feed, "self")).isEqualTo("http://localhost" + FEED);
    }

    @Test
    void theFiltersAreThoseOfTheListAndThePublicSeesWhatIsPublished() throws Exception {
        String open = created(CLAIMS, claim("Open.", "\"topics\": [\"A\"]"));
        created(CLAIMS, claim("Hidden.", "\"topics\": [\"A\"]"));
        created(CLAIMS, claim("Other."));
        publish(open);
        assertThat(titles(feed(get(FEED + "?topic=A")))).containsExactly("Open.", "Hidden.");
        assertThat(titles(feed(anonymously(FEED)))).containsExactly("Open.");
        anonymously(FEED + "?workState=NEW").andExpect(status().isUnauthorized());
        get(FEED + "?sort=created").andExpect(status().isBadRequest());
        get(FEED + "?topik=A").andExpect(status().isBadRequest());
    }

    @Test
    void linksLeadThroughAllPages() throws Exception {
        for (int number = 0; number < 5; number++) {
            claims.record("Claim " + number);
        }
        Feed page = feed(get(FEED + "?limit=2&status=UNCHECKED"));
        List<String> read = new ArrayList<>(titles(page));
        String first = link(page, "first");
        assertThat(link(page, "self")).isEqualTo(first);
        while (!link(page, "next").isEmpty()) {
            String next = link(page, "next").replace("http://localhost", "");
            page = feed(perform(request(HttpMethod.GET, URI.create(next))));
            assertThat(link(page, "self")).isEqualTo("http://localhost" + next);
            assertThat(link(page, "first")).isEqualTo(first);
            read.addAll(titles(page));
        }
        assertThat(read).containsExactly("Claim 4", "Claim 3", "Claim 2", "Claim 1", "Claim 0");
    }

    @Test
    void whatIsKnownIsNotSentAgain() throws Exception {
        claims.record("A.");
        String tag = etag(FEED);
        assertThat(tag).startsWith("\"");
        perform(request(HttpMethod.GET, FEED).header("If-None-Match", tag))
                .andExpect(status().isNotModified())
                .andExpect(content().string(""));
        claims.record("B.");
        perform(request(HttpMethod.GET, FEED).header("If-None-Match", tag))
                .andExpect(status().isOk());
    }

    @Test
    void noLetterBreaksAFeed() throws Exception {
        created(CLAIMS, claim("\\u0001 <b> & \\ud83d\\ude00 \\uffff " + "x".repeat(300)));
        String title = titles(feed(get(FEED))).getFirst();
        assertThat(title).startsWith("� <b> & 😀 � x").endsWith("…");
        assertThat(title.codePointCount(0, title.length())).isEqualTo(200);
        assertThat(feed(get(FEED + "?status=REFUTED")).getEntries()).isEmpty();
    }

    @Test
    void whatTheDeskTookBackInPublicIsACorrection() throws Exception {
        String claim = created(CLAIMS, claim("It is so."));
        signed(claim, "CONFIRMED");
        created(claim + "/responses", "{\"party\": {\"name\": \"P\"}, \"outcome\": \"ASKED\"}");
        publish(claim);
        assertThat(feed(anonymously(CORRECTIONS)).getEntries()).isEmpty();
        signed(claim, "REFUTED");
        signed(claim, "DISPUTED");
        String quiet = created(CLAIMS, claim("Nobody saw it."));
        signed(quiet, "CONFIRMED");
        signed(quiet, "DISPUTED");
        publish(quiet);
        Feed feed = feed(anonymously(CORRECTIONS + "?limit=1"));
        assertThat(feed.getEntries().getFirst().getSummary().getValue())
                .isEqualTo("We had found before: False. Now: Disputed.");
        String next = link(feed, "next").replace("http://localhost", "");
        Feed last = feed(perform(request(HttpMethod.GET, URI.create(next))));
        assertThat(last.getEntries().getFirst().getSummary().getValue())
                .isEqualTo("We had found before: Confirmed. Now: False.");
        assertThat(last.getEntries().getFirst().getId())
                .startsWith("http://localhost/claims/" + id(claim) + "#corrected-")
                .isNotEqualTo(feed.getEntries().getFirst().getId());
        assertThat(link(last, "next")).isEmpty();
    }
}
