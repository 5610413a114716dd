package org.claimbook.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every screen in every look, with axe, without a console error, a failed request or a report of
/// the content security policy; each leaves its picture.
class EveryScreenTest extends ScreenTest {

    @Autowired private List<RequestMappingHandlerMapping> mappings;

    private final Map<String, String> ids = new HashMap<>();

    @BeforeEach
    void oneOfEach() {
        String claim = claim("%blew himself up with a grenade%");
        ids.put("claims", claim);
        ids.put("appearances", get("claims/" + claim).at("/appearances/0/id").asString());
        ids.put("reports", sampleReport());
        ids.put("sources", source("Reuters"));
        ids.put("measures", first("select id::text from measure order by name limit 1"));
        ids.put("topics", first("select id::text from topic order by name limit 1"));
        ids.put("users", first("select id::text from app_user where username = 'mira'"));
        ids.put("statuses", "REFUTED");
        ids.put("problems", "not-found");
        ids.put("webhooks", webhook());
        ids.put(
                "imports",
                imported(
                        "format=csv&name=checks.csv",
                        "Claim,Review URL,Fact checker,Verdict\nIt rained.,https://fc.example/rain,FC,Barely so\n,,,\n"));
        ids.put("rating-labels", first("select id::text from rating_label where not mapped"));
        post("searches", "{\"name\": \"Reuters could not\", \"query\": \"status=UNVERIFIED\"}");
        post("tokens", "{\"name\": \"Archive\", \"role\": \"READER\"}");
        post("claims/" + claim + "/comments", "{\"text\": \"Ask their press office.\"}");
        post(
                "sources/" + ids.get("sources") + "/assessments",
                "{\"letter\": \"B\", \"rationale\": \"Corrects itself in public.\"}");
    }

    @Test
    void everyScreenIsAccessibleAndWhole() {
        List<String> wrong = new ArrayList<>();
        try (Visit visit = new Visit(Look.LIGHT, port).by("ida")) {
            for (String pattern : new Screens(mappings).pages()) {
                check(visit, pattern, address(pattern), wrong);
            }
            check(visit, "/claims/none", "/claims?q=zzzzzz", wrong);
            check(visit, "/claims/filtered", "/claims?status=UNVERIFIED&verifier=Reuters", wrong);
            check(
                    visit,
                    "/claims/as-of",
                    "/claims/" + ids.get("claims") + "?asOf=2099-01-01",
                    wrong);
            check(
                    visit,
                    "/sources/merge-preview",
                    "/sources/" + ids.get("sources") + "/merge?into=" + source("Ukraine"),
                    wrong);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyScreenOfThePublicIsAccessibleAndWhole() {
        List<String> wrong = new ArrayList<>();
        int open = 0;
        try (Visit visit = new Visit(Look.LIGHT, port)) {
            for (String pattern : new Screens(mappings).pages()) {
                APIResponse answer = visit.ask(address(pattern));
                if (answer.status() == 200 && !answer.url().contains("/login?")) {
                    check(visit, "/public" + pattern, address(pattern), wrong);
                    assertThat(visit.page().locator(".tasks, [data-once]")).hasCount(0);
                    open++;
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(open).isGreaterThanOrEqualTo(6);
    }

    @Test
    void noWordIsMissingInGerman() {
        try (Visit visit = new Visit(Look.LIGHT, port).by("ida")) {
            for (String pattern : new Screens(mappings).pages()) {
                String address = address(pattern);
                String html =
                        visit.ask(address + (address.contains("?") ? "&" : "?") + "lang=de").text();
                assertThat(html).as(pattern).contains("lang=\"de\"").doesNotContain("??");
            }
        }
    }

    @Test
    void whatPagesAskForLaterIsThere() {
        Map<String, String> queries =
                Map.of("/claims/options", "?at=/into&q=grenade", "/sources/options", "?q=Reut");
        Screens screens = new Screens(mappings);
        assertThat(screens.all()).containsAll(Screens.PARTS);
        try (Visit visit = new Visit(Look.LIGHT, port).by("ida")) {
            for (String part : Screens.PARTS) {
                APIResponse answer = visit.ask(address(part) + queries.getOrDefault(part, ""));
                assertThat(answer.status()).as(part).isEqualTo(200);
                assertThat(answer.text()).as(part).doesNotContain("<html", "??");
            }
        }
    }

    private static void check(Visit visit, String pattern, String address, List<String> wrong) {
        try {
            assertThat(visit.status(address)).as(pattern).isEqualTo(200);
            visit.checkInAllLooks(Screens.name(pattern));
        } catch (AssertionError fault) {
            wrong.add(pattern + ": " + fault.getMessage());
        }
    }

    /// Only of a confidential source somebody may know who it is.
    private String address(String pattern) {
        Map<String, String> known = new HashMap<>(ids);
        if (pattern.endsWith("/protected")) {
            known.put("sources", minister());
        }
        return Screens.filled(pattern, known);
    }

    private String minister() {
        List<String> known = texts("select id::text from source where description = 'a minister'");
        return known.isEmpty()
                ? confidentialSource("Xanthippe Quagmire", "a minister")
                : known.getFirst();
    }

    private String source(String name) {
        return first("select id::text from source where name = '" + name + "'");
    }

    private String first(String sql) {
        return texts(sql).getFirst();
    }
}
