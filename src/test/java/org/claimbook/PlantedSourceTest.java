package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.claimbook.shared.Role;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;

/// A confidential source with a distinctive name, alias, handle, homepage and address, in every
/// place where a source can stand.
abstract class PlantedSourceTest extends WholeClaimTest {

    /// How it came to be confidential.
    enum Way {
        CREATED,
        TURNED
    }

    /// The roots of the words that tell who it is, as stemmers leave them, and such as nobody is
    /// called.
    private static final List<List<String>> WORDS =
            List.of(
                    List.of("xanthipp", "wimbledo"),
                    List.of("quagmir", "snapdra"),
                    List.of("zebulon", "melchor"),
                    List.of("thistlewood", "bramblewick"),
                    List.of("ferrousmarmot", "plasticbadger"),
                    List.of("ossifrag", "kittiwak"),
                    List.of("quokkaban", "wombatfoi"));

    protected static final Pattern TELLTALE =
            Pattern.compile(
                    String.join("|", WORDS.stream().map(List::getFirst).toList()),
                    Pattern.CASE_INSENSITIVE);

    /// All by which somebody could look for it.
    protected static final List<String> TERMS =
            List.of(
                    "Xanthippe Quagmire",
                    "Zebulon Thistlewood",
                    "@ferrousmarmot",
                    "https://ossifrage.example/me",
                    "quagmir");

    private static final String IDENTITY =
            """
            "name": "Xanthippe Quagmire", "handles": ["@ferrousmarmot"], "homepage": "https://ossifrage.example/me",
            "sameAs": ["https://who.example/quokkabane"]
            """;
    private static final String CONCEALED =
            "\"disclosure\": \"CONFIDENTIAL\", \"description\": \"a minister of weather\"";

    protected String minister = "";
    protected String planted = "";
    protected Instant before = Instant.EPOCH;

    /// The same of somebody who is nobody, word for word of the same length.
    protected static String nobody(String text) {
        String other = text;
        for (List<String> pair : WORDS) {
            other =
                    Pattern.compile(pair.getFirst(), Pattern.CASE_INSENSITIVE)
                            .matcher(other)
                            .replaceAll(pair.getLast());
        }
        return other;
    }

    /// Records it where a source can stand; not confidential yet if it is to be turned so.
    protected void plant(Way way) throws Exception {
        String disclosed = way == Way.CREATED ? ", " + CONCEALED : "";
        minister = created("/api/v1/sources", "{%s%s}".formatted(IDENTITY, disclosed));
        String alias =
                created(
                        "/api/v1/sources",
                        "{\"name\": \"Zebulon Thistlewood\"%s}".formatted(disclosed));
        merge(alias);
        created(
                "/api/v1/sources",
                "{\"name\": \"Deputy\", \"parent\": {\"id\": \"%s\"}}".formatted(id(minister)));
        post(minister + "/assessments", "{\"letter\": \"B\", \"rationale\": \"Was right.\"}")
                .andExpect(status().isCreated());
        planted = everywhere("{\"id\": \"%s\"}".formatted(id(minister)), byName(way));
        assertThat(retried().getStatus()).isEqualTo(201);
        created("/api/v1/tokens", "{\"name\": \"t\"}");
        created(
                "/api/v1/searches",
                "{\"name\": \"Mine\", \"query\": \"source=%s\"}".formatted(id(minister)));
        created("/api/v1/webhooks", "{\"url\": \"https://desk.example/claims\"}");
        post("/api/v1/imports?format=jsonl", "{\"statement\": \"Imported.\"}")
                .andExpect(status().isAccepted());
        before = Instant.parse(read(planted).path("updatedAt").asString());
    }

    /// What the answer says is still held.
    protected JsonNode turn() throws Exception {
        return answer(200, patch(minister, "{%s}".formatted(CONCEALED))).path("stillHeld");
    }

    private static String byName(Way way) {
        return way == Way.TURNED
                ? "{\"name\": \"zebulon thistlewood\"}"
                : "{\"name\": \"Xanthippe Quagmire\", %s}".formatted(CONCEALED);
    }

    private void merge(String source) throws Exception {
        perform(
                        request(HttpMethod.POST, source + "/merge")
                                .header("If-Match", "*")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"into\": \"%s\"}".formatted(id(minister))))
                .andExpect(status().isOk());
    }

    private String everywhere(String source, String named) throws Exception {
        String body =
                """
                {"statement": "It will rain 7 mm.", "kind": "FIGURE", "language": "en", "topics": ["Weather"], "assignee": "the-editor",
                 "figure": {"measure": {"name": "Rain", "unit": "mm"}, "best": 7, "unit": "mm", "qualifier": "ABOUT"},
                 "appearances": [
                    {"report": {"title": "R", "url": "https://a.example/1", "text": "It rained.", "publishedAt": "2025-01-14", "publisher": SOURCE, "credit": NAMED},
                     "quote": {"exact": "rained"}, "chain": [{"source": SOURCE, "verb": "SAID"}, {"source": {"name": "Reuters"}, "verb": "REPORTED"}]},
                    {"reportId": "%s", "chain": [{"source": {"name": "Kyiv"}, "verb": "SAID"}, {"source": NAMED, "verb": "QUOTED"}]}],
                 "verifications": [{"status": "UNVERIFIED", "verifier": SOURCE, "wording": "could not tell"}],
                 "responses": [{"party": SOURCE, "askedBy": NAMED, "outcome": "DENIED"}, {"party": {"name": "Kyiv"}, "outcome": "ASKED"}]}
                """
                        .formatted(id(report))
                        .replace("SOURCE", source)
                        .replace("NAMED", named);
        String claim = created(CLAIMS, body);
        String appearance =
                claim
                        + "/appearances/"
                        + read(claim).path("appearances").path(0).path("id").asString();
        put(
                        appearance,
                        "{\"reportId\": \"%s\", \"chain\": [{\"source\": %s, \"verb\": \"SAID\"}]}"
                                .formatted(id(report), source))
                .andExpect(status().isOk());
        appearance =
                claim
                        + "/appearances/"
                        + read(claim).path("appearances").path(0).path("id").asString();
        post(appearance + "/withdrawal", "{\"how\": \"CLARIFIED\", \"wording\": \"We meant.\"}")
                .andExpect(status().isCreated());
        created(claim + "/comments", "{\"text\": \"Ask again.\"}");
        String other = created(CLAIMS, claim("Another."));
        created(claim + "/links", "{\"to\": \"%s\", \"type\": \"RELATED\"}".formatted(id(other)));
        perform(onTopOf(claim, claim + "/publication")).andExpect(status().isOk());
        judge(claim, "\"status\": \"CONFIRMED\"");
        judge(claim, "\"status\": \"REFUTED\", \"aspect\": \"WHERE\", \"wording\": \"Not there.\"");
        return claim;
    }

    /// One and the same request, whose answer shows the source.
    protected MockHttpServletResponse retried() throws Exception {
        String body =
                "{\"statement\": \"Again.\", \"responses\": [{\"party\": {\"id\": \"%s\"}, \"outcome\": \"DENIED\"}]}"
                        .formatted(id(minister));
        return perform(
                        request(HttpMethod.POST, CLAIMS)
                                .header("Idempotency-Key", "planted")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .andReturn()
                .getResponse();
    }

    private void judge(String claim, String fields) throws Exception {
        String finding =
                created(
                        claim + "/verifications",
                        """
                        {%s, "rationale": "Why.", "evidence": [{"kind": "LINK", "stance": "SUPPORTS"}, {"kind": "LINK", "stance": "CONTRADICTS"}]}
                        """
                                .formatted(fields));
        as(Role.REVIEWER, onTopOf(finding, finding + "/sign-off")).andExpect(status().isOk());
    }
}
