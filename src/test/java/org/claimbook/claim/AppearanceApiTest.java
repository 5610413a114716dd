package org.claimbook.claim;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.claimbook.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class AppearanceApiTest extends ApiTest {

    private static final String TEXT =
            "A soldier blew himself up with a grenade. Nobody saw it. Nobody else was hurt.";

    private String appearances = "";
    private String report = "";

    @BeforeEach
    void aClaimAndAReport() throws Exception {
        appearances = "/api/v1/claims/%s/appearances".formatted(claims.record("A soldier died."));
        report = created("/api/v1/reports", "{\"title\": \"A\", \"text\": \"%s\"}".formatted(TEXT));
    }

    @Test
    void anAppearanceIsAddedReadReplacedAndRemoved() throws Exception {
        String appearance = created(appearances, quoting("with a grenade", reportedBy("Reuters")));
        get(appearance)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.report.id").value(id(report)))
                .andExpect(jsonPath("$.anchor.state").value("ANCHORED"))
                .andExpect(jsonPath("$.anchor.start").value(26))
                .andExpect(jsonPath("$.circular").value(false))
                .andExpect(jsonPath("$.chain[0].source.name").value("Ukraine"))
                .andExpect(jsonPath("$.chain[1].standing").value("STATED"));
        put(appearance, quoting("Nobody saw it.", reportedBy("AP")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.chain[1].source.name").value("AP"));
        delete(appearance).andExpect(status().isNoContent());
        get(appearance).andExpect(status().isNotFound());
        get(appearances).andExpect(jsonPath("$.items", hasSize(0)));
    }

    @Test
    void theEntityTagFollowsTheClaim() throws Exception {
        String first = created(appearances, quoting("with a grenade", reportedBy("Reuters")));
        String seen = etag(first);
        perform(request(HttpMethod.GET, first).header("If-None-Match", seen))
                .andExpect(status().isNotModified());
        created(appearances, quoting("Nobody saw it.", reportedBy("Reuters")));
        perform(request(HttpMethod.DELETE, first)).andExpect(status().is(428));
        perform(request(HttpMethod.DELETE, first).header("If-Match", seen))
                .andExpect(status().isPreconditionFailed());
        get(appearances)
                .andExpect(jsonPath("$.items", hasSize(2)))
                .andExpect(jsonPath("$.next").isEmpty())
                .andExpect(jsonPath("$.items[0].etag").value(etag(first)));
    }

    @Test
    void aQuoteStandsAtOnePlaceOnly() throws Exception {
        post(appearances, quoting("Nobody", reportedBy("Reuters")))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/quote/exact"))
                .andExpect(jsonPath("$.errors[0].code").value("quote-ambiguous"))
                .andExpect(jsonPath("$.errors[0].detail", containsString("2 places")));
        post(appearances, quoting("Somebody", reportedBy("Reuters")))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].code").value("quote-not-found"));
        get(appearances).andExpect(jsonPath("$.items", hasSize(0)));
    }

    @Test
    void aNewRevisionSaysWhatBecameOfEveryQuote() throws Exception {
        created(appearances, quoting("A soldier blew himself up", reportedBy("Reuters")));
        created(appearances, quoting("Nobody saw it.", reportedBy("Reuters")));
        created(appearances, quoting("Nobody else was hurt.", reportedBy("Reuters")));
        post(
                        report + "/revisions",
                        "{\"text\": \"Nobody saw it. A soldier blew hisself up, officials say.\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.appearances[0].state").value("FUZZY"))
                .andExpect(jsonPath("$.appearances[1].state").value("MOVED"))
                .andExpect(jsonPath("$.appearances[1].to.start").value(0))
                .andExpect(jsonPath("$.appearances[2].state").value("ORPHANED"))
                .andExpect(jsonPath("$.appearances[2].to.start").isEmpty());
        get(appearances).andExpect(jsonPath("$.items[1].revision").value(2));
    }

    @Test
    void aSourceThatComesBackLaterIsKept() throws Exception {
        post(appearances, in(report, hops("Ukraine", "Reuters", "Ukraine")))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.circular").value(true));
    }

    @Test
    void nobodyPassesSomethingOnToHimself() throws Exception {
        post(appearances, in(report, hops("Ukraine", " ukraine")))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/chain/1/source"))
                .andExpect(jsonPath("$.errors[0].code").value("twice-in-a-row"));
    }

    @Test
    void aChainHasOneTo200Hops() throws Exception {
        post(appearances, in(report, hops(many(200)))).andExpect(status().isCreated());
        post(appearances, in(report, hops(many(201))))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/chain"))
                .andExpect(jsonPath("$.errors[0].code").value("too-many"));
        post(appearances, in(report, ""))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].code").value("required"));
    }

    @Test
    void aSpeakerTakesItBackOnce() throws Exception {
        String appearance = created(appearances, in(report, hops("Ukraine", "Reuters")));
        String withdrawal = appearance + "/withdrawal";
        post(withdrawal, "{\"how\": \"RETRACTED\", \"by\": {\"name\": \"Nobody\"}}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/by"));
        post(withdrawal, "{\"how\": \"RETRACTED\", \"at\": \"2025-02-30\"}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/at"));
        post(withdrawal, "{\"how\": \"RETRACTED\", \"at\": \"2025-01\"}")
                .andExpect(status().isCreated())
                .andExpect(header().string("ETag", etag(appearance)))
                .andExpect(jsonPath("$.withdrawal.how").value("RETRACTED"))
                .andExpect(jsonPath("$.withdrawal.by.name").value("Ukraine"));
        post(withdrawal, "{\"how\": \"RETRACTED\"}").andExpect(status().isConflict());
    }

    @Test
    void whoClarifiesStandsInNobodysWay() throws Exception {
        String appearance = created(appearances, in(report, hops("Ukraine", "Reuters")));
        String withdrawal = appearance + "/withdrawal";
        String clarified = "{\"how\": \"CLARIFIED\", \"by\": {\"name\": \"%s\"}}";
        post(withdrawal, clarified.formatted("Reuters")).andExpect(status().isCreated());
        post(withdrawal, clarified.formatted("Ukraine"))
                .andExpect(jsonPath("$.withdrawal.by.name").value("Ukraine"));
        post(withdrawal, "{\"how\": \"RETRACTED\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.withdrawal.how").value("RETRACTED"));
        post(withdrawal, "{\"how\": \"DELETED\", \"by\": {\"name\": \"Reuters\"}}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.withdrawal.by.name").value("Ukraine"));
        get(appearance.replaceFirst("/appearances/.*", ""))
                .andExpect(jsonPath("$.status.code").value("RETRACTED"));
        put(appearance, in(report, hops("Ukraine", "AP"))).andExpect(status().isConflict());
    }

    @Test
    void aReportThatSomebodyReadIsNotDeleted() throws Exception {
        String other = created("/api/v1/reports", "{\"title\": \"B\"}");
        created(appearances, in(other, hops("Ukraine")));
        delete(other).andExpect(status().isConflict());
    }

    @Test
    void aReportIsNamedOrDescribed() throws Exception {
        String chain = ", \"chain\": [" + hops("Ukraine") + "]}";
        post(appearances, "{\"reportId\": \"%s\"".formatted(NOBODY) + chain)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].code").value("unknown-report"));
        post(appearances, "{\"time\": null" + chain)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/reportId"));
        post(
                        appearances,
                        "{\"report\": {\"title\": \"C\", \"url\": \"https://c.example/\"}" + chain)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.report.title").value("C"));
    }

    @Test
    void anUnknownClaimHasNone() throws Exception {
        String nowhere = "/api/v1/claims/%s/appearances".formatted(NOBODY);
        get(nowhere).andExpect(status().isNotFound());
        post(nowhere, in(report, hops("Ukraine"))).andExpect(status().isNotFound());
        get("/api/v1/sources?q=ukraine").andExpect(jsonPath("$.items", hasSize(0)));
    }

    private String quoting(String exact, String chain) {
        return """
        {"reportId": "%s", "quote": {"exact": "%s"}, "chain": [%s]}
        """
                .formatted(id(report), exact, chain);
    }

    private static String in(String report, String chain) {
        return "{\"reportId\": \"%s\", \"chain\": [%s]}".formatted(id(report), chain);
    }

    private static String reportedBy(String outlet) {
        return hops("Ukraine", outlet);
    }

    private static String[] many(int hops) {
        return IntStream.range(0, hops).mapToObj(hop -> "S" + hop).toArray(String[]::new);
    }

    private static String hops(String... sources) {
        return Arrays.stream(sources)
                .map("{\"source\": {\"name\": \"%s\"}, \"verb\": \"SAID\"}"::formatted)
                .collect(Collectors.joining(", "));
    }
}
