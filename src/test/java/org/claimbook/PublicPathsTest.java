package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.claimbook.shared.Role;
import org.jdom2.Element;
import org.jdom2.filter.Filters;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// Every answer that the anonymous can get, compared with `public-paths.txt`: the one list of what
/// may leave the newsroom. A claim is filled to the brim, so that nothing is missing by chance.
class PublicPathsTest extends WholeClaimTest {

    private static final String SECRET = "Xanthippe Quagmire";

    @Autowired private List<RequestMappingHandlerMapping> mappings;

    private String filled = "";
    private String judged = "";
    private String hidden = "";

    @BeforeEach
    void everythingThatThereIs() throws Exception {
        hidden = created(CLAIMS, claim("A secret claim."));
        judged = judgedClaim();
        filled = filledClaim();
        created(judged + "/links", "{\"to\": \"%s\", \"type\": \"UPDATES\"}".formatted(id(filled)));
        created(
                hidden + "/links",
                "{\"to\": \"%s\", \"type\": \"CORRECTS\", \"note\": \"secret\"}"
                        .formatted(id(filled)));
        created(filled + "/comments", "{\"text\": \"secret comment\"}");
        publish(filled);
    }

    @Test
    void thePublicSeesWhatIsOnTheListAndAllOfIt() throws Exception {
        Set<String> seen = new TreeSet<>();
        for (String route : openRoutes()) {
            for (String claim : answered(route)) {
                String body = anonymous(address(route, claim));
                String prefix = route.replaceFirst("^/api/v1", "") + " ";
                if (route.endsWith(".atom")) {
                    elements(body, prefix, seen);
                } else {
                    paths(json(body), "", prefix, seen);
                }
            }
        }
        assertThat(seen).containsExactlyElementsOf(allowed());
    }

    @Test
    void noAnswerHoldsWhatIsNotPublic() throws Exception {
        for (String route : openRoutes()) {
            for (String claim : answered(route)) {
                assertThat(anonymous(address(route, claim)))
                        .as(route)
                        .doesNotContainIgnoringCase(
                                "secret", SECRET, "the-editor", "the-admin", "the-reviewer")
                        .doesNotContain(id(hidden));
            }
        }
    }

    @Test
    void whatIsNotPublishedIsNotFoundByAnyRoute() throws Exception {
        for (String route : openRoutes()) {
            if (route.contains("{")) {
                JsonNode problem =
                        answer(404, anonymously(route.replaceAll("\\{[^}]+}", id(hidden))));
                assertThat(problem.propertyNames())
                        .containsExactlyInAnyOrder(
                                "type", "title", "status", "detail", "instance", "code");
                assertThat(problem.toString()).doesNotContain("secret");
            }
        }
    }

    private static String address(String route, String claim) {
        if (route.startsWith("/v1alpha1")) {
            return route + "?reviewPublisherSiteFilter=a.example";
        }
        if (route.endsWith("/changes")) {
            return route;
        }
        return route.contains("{") || route.contains("/export/")
                ? route.replaceAll("\\{[^}]+}", id(claim))
                : route + "?limit=1";
    }

    /// Only one of them has been judged by the desk.
    private List<String> answered(String route) {
        return route.endsWith("/claim-review") ? List.of(judged) : List.of(filled, judged);
    }

    /// Ours that do not ask the anonymous to sign in.
    private List<String> openRoutes() throws Exception {
        Set<String> open = new TreeSet<>();
        for (String route : routes()) {
            int status =
                    anonymously(route.replaceAll("\\{[^}]+}", id(filled)))
                            .andReturn()
                            .getResponse()
                            .getStatus();
            if (status != 401) {
                open.add(route);
            }
        }
        assertThat(open).isNotEmpty();
        return List.copyOf(open);
    }

    private Collection<String> routes() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(route ->
                        route.getValue().getBeanType().getPackageName().startsWith("org.claimbook"))
                .filter(route ->
                        route.getKey()
                                .getMethodsCondition()
                                .getMethods()
                                .contains(RequestMethod.GET))
                .flatMap(route -> route.getKey().getPatternValues().stream())
                .filter(path -> path.matches("/(api|v1alpha1)/.*"))
                .toList();
    }

    private String anonymous(String address) throws Exception {
        return anonymously(address)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    /// The paths that lead to a value, `[]` for each place of a list.
    private static void paths(JsonNode value, String path, String prefix, Set<String> found) {
        if (value.isObject()) {
            value.forEachEntry((name, field) ->
                    paths(field, path.isEmpty() ? name : path + "." + name, prefix, found));
        } else if (value.isArray()) {
            value.forEach(item -> paths(item, path + "[]", prefix, found));
        } else if (!value.isNull()) {
            found.add(prefix + path);
        }
    }

    private static void elements(String xml, String prefix, Set<String> found) throws Exception {
        Element feed = new SAXBuilder().build(new StringReader(xml)).getRootElement();
        for (Element element : feed.getDescendants(Filters.element())) {
            String parent = element.getParentElement().getName();
            if (element.getChildren().isEmpty()) {
                found.add(prefix + parent + "." + element.getName());
            }
        }
    }

    private static Set<String> allowed() throws IOException {
        String file =
                new ClassPathResource("public-paths.txt")
                        .getContentAsString(StandardCharsets.UTF_8);
        return new TreeSet<>(
                file.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList());
    }

    private String filledClaim() throws Exception {
        String minister =
                """
                {"name": "%s", "disclosure": "CONFIDENTIAL", "description": "a minister", "kind": "PERSON"}
                """
                        .formatted(SECRET);
        String claim =
                created(
                        CLAIMS,
                        """
                        {"statement": "Be it 11,000.", "kind": "FIGURE", "language": "en", "topics": ["Numbers"], "place": "Kursk region",
                         "happened": {"from": "2024-12-01", "to": "2024-12-05"},
                         "figure": {"measure": {"name": "Troops", "unit": "people"}, "low": 1, "best": 2, "high": 3, "unit": "people", "qualifier": "ABOUT",
                                    "counts": "soldiers", "cumulative": true, "asWritten": "some 2", "asOf": "2024-12-05"},
                         "workState": "IN_PROGRESS", "assignee": "the-editor", "dueAt": "2030-01-01T00:00:00Z", "recheckAt": "2030-01-01T00:00:00Z", "priority": "HIGH",
                         "appearances": [
                            {"report": {"title": "R", "kind": "ARTICLE", "url": "https://a.example/1", "publishedAt": "2025-01-14", "byline": "secret", "text": "%s"},
                             "quote": {"exact": "blew himself up"}, "chain": [%s, {"source": {"name": "Reuters"}, "verb": "REPORTED"}]},
                            {"reportId": "%s", "time": {"start": 1, "end": 2}, "chain": [{"source": %s, "verb": "SAID"}]}],
                         "verifications": [
                            {"status": "UNVERIFIED", "verifier": {"name": "AP"}, "qualifier": "OUTDATED", "aspect": "WHERE", "aspectNote": "the place", "wording": "could not",
                             "given": {"label": "Unproven", "value": 2, "best": 5, "worst": 1}, "rationale": "secret reason", "method": "secret method",
                             "url": "https://a.example/2", "reportId": "%s", "happenedAt": "2025-01-14", "evidence": [%s, %s]},
                            {"status": "MIXED", "verifier": {"name": "AFP"}, "wording": "secret, taken back"},
                            {"status": "CONFIRMED", "wording": "secret, waits", "evidence": [{"kind": "LINK", "stance": "SUPPORTS"}]}],
                         "responses": [{"party": {"name": "Kyiv"}, "askedBy": {"name": "AP"}, "outcome": "DENIED", "askedAt": "2025-01-13", "askedVia": "EMAIL",
                                        "dueAt": "2030-01-01T00:00:00Z", "respondedAt": "2025-01-14", "wording": "No.", "url": "https://a.example/3"}],
                         "links": [{"to": "%s", "type": "RELATED", "note": "secret"}, {"to": "%s", "type": "RELATED"}]}
                        """
                                .formatted(
                                        REPORT_TEXT,
                                        hop(),
                                        id(report),
                                        minister,
                                        id(report),
                                        evidence("open", true),
                                        evidence("secret", false),
                                        id(judged),
                                        id(hidden)));
        String taken = read(claim).path("verifications").path(1).path("id").asString();
        created(
                claim + "/verifications",
                "{\"verifier\": {\"name\": \"AFP\"}, \"voids\": \"%s\", \"rationale\": \"secret\"}"
                        .formatted(taken));
        String appearance = read(claim).path("appearances").path(0).path("id").asString();
        post(
                        claim + "/appearances/" + appearance + "/withdrawal",
                        "{\"how\": \"CLARIFIED\", \"at\": \"2025-01-15\", \"wording\": \"We meant.\", \"url\": \"https://a.example/4\"}")
                .andExpect(status().isCreated());
        return claim;
    }

    /// One of which the desk has found something else before, in public.
    private String judgedClaim() throws Exception {
        String claim =
                created(
                        CLAIMS,
                        """
                        {"statement": "It is so.", "language": "en",
                         "appearances": [{"report": {"title": "S", "url": "https://a.example/5", "publishedAt": "2025-01-14"},
                                          "chain": [%s, {"source": {"name": "Reuters"}, "verb": "REPORTED"}]}],
                         "responses": [{"party": {"name": "Kyiv"}, "outcome": "ASKED"}]}
                        """
                                .formatted(hop()));
        publish(claim);
        signedFinding(claim, "\"status\": \"CONFIRMED\"");
        signedFinding(
                claim,
                "\"status\": \"REFUTED\", \"aspect\": \"WHERE\", \"wording\": \"Not there.\"");
        return claim;
    }

    private void signedFinding(String claim, String fields) throws Exception {
        String finding =
                created(
                        claim + "/verifications",
                        """
                        {%s, "rationale": "secret", "evidence": [{"kind": "LINK", "stance": "SUPPORTS"}, {"kind": "LINK", "stance": "CONTRADICTS"}]}
                        """
                                .formatted(fields));
        as(Role.REVIEWER, onTopOf(finding, finding + "/sign-off")).andExpect(status().isOk());
    }

    private static String hop() {
        return """
        {"source": {"name": "Kyiv", "kind": "ORGANIZATION"}, "verb": "POSTED", "channel": "SOCIAL_MEDIA", "said": {"value": "2025-01-13"},
         "wording": "They blew themselves up.", "caveat": "unseen", "url": "https://a.example/6", "archivedUrl": "https://a.example/7"}
        """;
    }

    private static String evidence(String title, boolean open) {
        return """
        {"kind": "LINK", "stance": "CONTEXT", "public": %s, "primary": true, "title": "%s", "publisher": "%s", "url": "https://a.example/%s",
         "archivedUrl": "https://a.example/%s", "sha256": "%s", "capturedAt": "2025-01-14T00:00:00Z", "note": "%s"}
        """
                .formatted(open, title, title, title, title, "0".repeat(64), title);
    }

    private void publish(String claim) throws Exception {
        perform(onTopOf(claim, claim + "/publication")).andExpect(status().isOk());
    }
}
