package org.claimbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.claimbook.ApiTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/// What became of what a source said.
class TrackRecordApiTest extends ApiTest {

    @Test
    void sayingsAreCountedByWhatBecameOfThem() throws Exception {
        String kyiv = created("/api/v1/sources", "{\"name\": \"Kyiv\"}");
        String confirmed = said("Kyiv", "Reuters", "STATED");
        said("Kyiv", "Reuters", "STATED");
        said("Kyiv", "Reuters", "DISOWNED");
        said("Moscow", "Kyiv", "STATED");
        post(
                        confirmed + "/verifications",
                        "{\"status\": \"CONFIRMED\", \"verifier\": {\"name\": \"AP\"}}")
                .andExpect(status().isCreated());
        JsonNode record = read(kyiv + "/record");
        assertThat(record.path("complete").asBoolean()).isTrue();
        assertThat(record.path("asOrigin").path("sampleSize").asInt()).isEqualTo(2);
        assertThat(count(record.path("asOrigin"), "CONFIRMED")).isEqualTo(1);
        assertThat(count(record.path("asOrigin"), "ATTRIBUTED")).isEqualTo(1);
        assertThat(record.path("asOrigin").path("byStatus").size()).isEqualTo(11);
        assertThat(record.path("asOrigin").path("laterConfirmed").asInt()).isEqualTo(1);
        assertThat(record.path("asOrigin").path("laterRefuted").asInt()).isZero();
        assertThat(record.path("asCarrier").path("sampleSize").asInt()).isEqualTo(1);
    }

    @Test
    void whatItTookBackIsCounted() throws Exception {
        String kyiv = created("/api/v1/sources", "{\"name\": \"Kyiv\"}");
        String claim = said("Kyiv", "Reuters", "STATED");
        String appearance = read(claim).path("appearances").get(0).path("id").asString();
        post(claim + "/appearances/" + appearance + "/withdrawal", "{\"how\": \"RETRACTED\"}")
                .andExpect(status().isCreated());
        assertThat(read(kyiv + "/record").path("asOrigin").path("withdrawn").asInt()).isEqualTo(1);
        get("/api/v1/sources/" + NOBODY + "/record").andExpect(status().isNotFound());
    }

    @Test
    void aClaimRecordedWithItsFindingWasSaidBeforeItWasFoundSo() throws Exception {
        String kyiv = created("/api/v1/sources", "{\"name\": \"Kyiv\"}");
        found("REFUTED", "AP");
        found("CONFIRMED", "AP");
        found("CONFIRMED", "AP");
        JsonNode origin = read(kyiv + "/record").path("asOrigin");
        assertThat(origin.path("laterRefuted").asInt()).isEqualTo(1);
        assertThat(origin.path("laterConfirmed").asInt()).isEqualTo(2);
    }

    @Test
    void whoRepeatsWhatWasRefutedAlreadyIsNotRefutedLater() throws Exception {
        created("/api/v1/sources", "{\"name\": \"Kyiv\"}");
        String moscow = created("/api/v1/sources", "{\"name\": \"Moscow\"}");
        String claim = found("REFUTED", "AP");
        post(
                        claim + "/appearances",
                        "{\"report\": {\"title\": \"News\"}, \"chain\": [{\"source\": {\"name\": \"Moscow\"}, \"verb\": \"SAID\"}]}")
                .andExpect(status().isCreated());
        JsonNode origin = read(moscow + "/record").path("asOrigin");
        assertThat(count(origin, "REFUTED")).isEqualTo(1);
        assertThat(origin.path("laterRefuted").asInt()).isZero();
    }

    @Test
    void noFamilyConfirmsItself() throws Exception {
        String kyiv = created("/api/v1/sources", "{\"name\": \"Kyiv\"}");
        created(
                "/api/v1/sources",
                "{\"name\": \"Spokesman\", \"parent\": {\"id\": \"%s\"}}".formatted(id(kyiv)));
        found("CONFIRMED", "Spokesman");
        found("CONFIRMED", "Kyiv");
        JsonNode origin = read(kyiv + "/record").path("asOrigin");
        assertThat(count(origin, "CONFIRMED")).isEqualTo(2);
        assertThat(origin.path("laterConfirmed").asInt()).isZero();
    }

    @Test
    void whatIsMergedRemovedOrDeletedIsCountedAsItStands() throws Exception {
        String kyiv = created("/api/v1/sources", "{\"name\": \"Kyiv\"}");
        String staff = created("/api/v1/sources", "{\"name\": \"General Staff\"}");
        String one = said("Kyiv", "Reuters", "STATED");
        String same = said("General Staff", "Reuters", "STATED");
        delete(said("General Staff", "Reuters", "STATED")).andExpect(status().isNoContent());
        String removed = said("Kyiv", "Reuters", "STATED");
        String appearance = read(removed).path("appearances").get(0).path("id").asString();
        delete(removed + "/appearances/" + appearance).andExpect(status().isNoContent());
        merge(kyiv, staff);
        get(kyiv + "/record").andExpect(status().isPermanentRedirect());
        assertThat(read(staff + "/record").path("asOrigin").path("sampleSize").asInt())
                .isEqualTo(2);
        merge(one, same);
        assertThat(read(staff + "/record").path("asOrigin").path("sampleSize").asInt())
                .isEqualTo(1);
    }

    private void merge(String one, String into) throws Exception {
        perform(
                        request(HttpMethod.POST, one + "/merge")
                                .header("If-Match", "*")
                                .contentType("application/json")
                                .content("{\"into\": \"%s\"}".formatted(id(into))))
                .andExpect(status().isOk());
    }

    private String found(String status, String verifier) throws Exception {
        return created(
                "/api/v1/claims",
                """
                {"statement": "It is so.",
                 "appearances": [{"report": {"title": "News"}, "chain": [{"source": {"name": "Kyiv"}, "verb": "SAID"}]}],
                 "verifications": [{"status": "%s", "verifier": {"name": "%s"}}]}
                """
                        .formatted(status, verifier));
    }

    private String said(String origin, String carrier, String standing) throws Exception {
        return created(
                "/api/v1/claims",
                """
                {"statement": "It is so.", "appearances": [{"report": {"title": "News"}, "chain": [
                    {"source": {"name": "%s"}, "verb": "SAID", "standing": "%s"},
                    {"source": {"name": "%s"}, "verb": "REPORTED"}]}]}
                """
                        .formatted(origin, standing, carrier));
    }

    private static int count(JsonNode part, String status) {
        return part.path("byStatus")
                .valueStream()
                .filter(each -> each.path("status").asString().equals(status))
                .findFirst()
                .orElseThrow()
                .path("count")
                .asInt();
    }
}
