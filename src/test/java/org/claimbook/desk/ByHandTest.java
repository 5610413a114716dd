package org.claimbook.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole sample report, recorded again by hand: every assertion with its sourcing, kind,
/// figure, finding and answers, by somebody who knows the keys and whose desk knows the sources. It
/// prints what each costs; statements are the words of the text, which are filled in.
class ByHandTest extends ScreenTest {

    private static final Path SAMPLE = Path.of("db/sample");

    /// Seconds from claim to claim that feel fast; the first of a report, and one that several
    /// parties answered, take longer.
    private static final double FAST = 15;

    /// What one types of a name to be offered it.
    private static final Map<String, String> LETTERS =
            Map.of(
                    "Ukraine's Special Operations Forces", "spec",
                    "Ukraine and its Western allies", "west",
                    "South Korea's spy agency", "spy",
                    "a South Korean lawmaker", "lawm",
                    "the report's own author", "author",
                    "North Korea's mission to the United Nations", "miss",
                    "whoever gathered the growing evidence; the report does not say who", "growing",
                    "whoever the reports of such an order come from; the report does not say who",
                            "such an",
                    "North Korean soldiers found dead after a battle in Kursk region", "found",
                    "North Korean troops in Russia", "in russ");

    private final Map<String, String> names = new HashMap<>();

    @Test
    void theWholeSampleReportIsRecordedFast() throws IOException {
        JsonNode claims = read("claims.json");
        read("sources.json")
                .forEach(source ->
                        names.put(
                                "$" + source.path("key").asString(),
                                called(source.path("source"))));
        String text = another(Files.readString(SAMPLE.resolve("report.txt")));
        String report =
                post(
                                "reports",
                                "{\"title\": \"By hand\", \"language\": \"en\", \"credit\": {\"name\": \"Reuters\"}, \"text\": %s}"
                                        .formatted(JsonMapper.shared().writeValueAsString(text)))
                        .path("id")
                        .asString();
        List<Double> seconds = new ArrayList<>();
        List<String> slow = new ArrayList<>();
        try (Visit visit = new Visit(Look.LIGHT, port).by("mira")) {
            Page page = visit.open("/reports/" + report);
            Hand hand = new Hand(page);
            for (JsonNode claim : claims) {
                record(claim, text, page, hand);
                seconds.add(hand.seconds());
                String told = hand.told() + ": " + claim.path("statement").asString();
                System.out.println("By hand: " + told);
                if (seconds.size() > 1
                        && seconds.getLast() > FAST
                        && claim.path("responses").size() < 2) {
                    slow.add(told);
                }
            }
            visit.check("report-by-hand");
            System.out.printf(
                    "By hand: %d claims in about %.0f s, the median in %.1f s%n",
                    seconds.size(),
                    seconds.stream().mapToDouble(Double::doubleValue).sum(),
                    seconds.stream().sorted().toList().get(seconds.size() / 2));
            List<String> recorded = shown(page);
            visit.open("/reports/" + sampleReport());
            assertThat(recorded).isEqualTo(shown(page)).hasSameSizeAs(claims);
        }
        assertThat(slow).isEmpty();
    }

    private void record(JsonNode claim, String text, Page page, Hand hand) {
        JsonNode appearance = claim.at("/appearances/0");
        String quote = another(appearance.at("/quote/exact").asString());
        hand.select(quote);
        hand.press("c");
        assertThat(page.locator("#form blockquote")).hasText(quote);
        assertThat(page.locator("#here .htmx-added")).hasCount(0); // it listens by then
        hand.choose(field(page, "/kind"), claim.path("kind").asString());
        chain(appearance.path("chain"), page, hand);
        figure(claim.path("figure"), page, hand);
        finding(claim.at("/verifications/0"), text, page, hand);
        responses(claim.path("responses"), page, hand);
        hand.press("Control+Enter");
        assertThat(page.locator("li.new")).containsText(quote);
    }

    /// The sourcing of the claim before stands there already: what is the same stays.
    private void chain(JsonNode chain, Page page, Hand hand) {
        Locator hops = page.locator("#f-appearances-0-chain [data-hops] > [data-hop]");
        for (int before = hops.count(); before < chain.size(); before++) {
            hand.push(page.locator("#here [data-add=prepend]"));
        }
        for (int before = hops.count(); before > chain.size(); before--) {
            hand.click("#f-appearances-0-chain [data-hop] [data-remove]");
        }
        assertThat(hops).hasCount(chain.size());
        for (int place = 0; place < chain.size(); place++) {
            JsonNode hop = chain.get(place);
            Locator at = hops.nth(place);
            take(field(at, "/source/name"), called(hop.path("source")), hand);
            hand.choose(field(at, "/verb"), hop.path("verb").asString());
            hand.choose(field(at, "/channel"), hop.path("channel").asString(""));
            standing(field(at, "/standing"), hop.path("standing").asString("STATED"), hand);
            hand.retype(field(at, "/caveat"), hop.path("caveat").asString(""));
        }
    }

    /// Left empty, it is the same as what is written out for the next claim.
    private static void standing(Locator field, String standing, Hand hand) {
        if (!standing.equals("STATED") || !field.inputValue().isEmpty()) {
            hand.choose(field, standing);
        }
    }

    private void figure(JsonNode figure, Page page, Hand hand) {
        if (!figure.isMissingNode()) {
            take(field(page, "/figure/measure/name"), figure.at("/measure/name").asString(), hand);
            hand.choose(field(page, "/figure/qualifier"), figure.path("qualifier").asString());
            for (String bound : List.of("low", "best", "high")) {
                hand.retype(
                        field(page, "/figure/%s#number".formatted(bound)),
                        figure.path(bound).asString(""));
            }
            hand.retype(field(page, "/figure/counts"), figure.path("counts").asString(""));
        }
    }

    /// Words that stand in the text are copied; what was found of the claim before is offered.
    private void finding(JsonNode finding, String text, Page page, Hand hand) {
        if (!finding.isMissingNode()) {
            String wording = finding.path("wording").asString();
            Locator offer = page.locator(".again [data-fill*=verifier]");
            boolean known = String.valueOf(offer.getAttribute("data-fill")).contains(wording);
            if (!known) {
                assertThat(text).contains(wording);
                hand.select(wording);
                hand.press("Control+C");
            }
            hand.click(".again [data-fill*=verifier]");
            if (!known) {
                hand.press("Control+V");
            }
            assertThat(field(page, "/verifications/0/wording")).hasValue(wording);
            hand.choose(field(page, "/verifications/0/status"), finding.path("status").asString());
        }
    }

    private void responses(JsonNode responses, Page page, Hand hand) {
        for (int index = 0; index < responses.size(); index++) {
            JsonNode response = responses.get(index);
            String party = called(response.path("party"));
            Locator offer = page.locator(".again [data-fill*=party]");
            if (offer.count() == 1 && offer.textContent().startsWith(party)) {
                hand.click(".again [data-fill*=party]");
                continue;
            }
            if (index > 0) {
                hand.push(page.locator("#here details [data-add=append]"));
            }
            Locator at = page.locator("#here details[data-chain] [data-hop]").nth(index);
            take(field(at, "/party/name"), party, hand);
            hand.choose(field(at, "/outcome"), response.path("outcome").asString());
            if (response.has("askedBy")) {
                take(field(at, "/askedBy/name"), called(response.path("askedBy")), hand);
            }
            hand.retype(field(at, "/wording"), response.path("wording").asString(""));
        }
    }

    private static void take(Locator field, String name, Hand hand) {
        String first = name.substring(0, Math.min(4, name.length()));
        hand.take(field, LETTERS.getOrDefault(name, first), name);
    }

    private static Locator field(Page page, String name) {
        return page.locator("#here [name='%s']".formatted(name));
    }

    private static Locator field(Locator hop, String name) {
        return hop.locator("[name$='%s']".formatted(name));
    }

    private String called(JsonNode source) {
        if (source.has("id")) {
            return names.getOrDefault(source.path("id").asString(), "");
        }
        return source.has("name")
                ? source.path("name").asString()
                : source.path("description").asString();
    }

    /// Status, status line and attribution of every assertion, in the order of the text.
    private static List<String> shown(Page page) {
        Locator rows = page.locator("aside li[data-row]");
        List<String> shown = new ArrayList<>();
        for (Locator row : rows.all()) {
            shown.add(
                    "%s | %s | %s"
                            .formatted(
                                    row.locator(".s").textContent(),
                                    row.locator(".line").textContent(),
                                    row.locator("div.quiet").first().textContent()));
        }
        return shown;
    }

    /// Whoever looks for the sample's grenade finds one claim.
    private static String another(String text) {
        return text.replace("grenade", "bomb");
    }

    private static JsonNode read(String name) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(SAMPLE.resolve(name)));
    }
}
