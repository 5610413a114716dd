package org.claimbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.claimbook.WholeClaimTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimListTest extends WholeClaimTest {

    private String grenade = "";
    private String count = "";

    @BeforeEach
    void threeClaims() throws Exception {
        grenade = created(CLAIMS, couldNotVerify());
        count =
                created(
                        CLAIMS,
                        """
                        {"statement": "Be it 11,000.", "kind": "FIGURE", "topics": ["Numbers"], "workState": "CLOSED",
                         "dueAt": "2030-01-01T00:00:00Z", "happened": {"from": "2024-12-01"},
                         "appearances": [{"report": {"title": "B"}, "chain": [{"source": {"name": "Kyiv"}, "verb": "SAID"},
                            {"source": {"name": "Zoë’s"}, "verb": "SAID"}, {"source": {"name": "AP"}, "verb": "REPORTED"}]}],
                         "verifications": [{"status": "MIXED"}, {"status": "CONFIRMED", "verifier": {"name": "AP"}, "happenedAt": "2025-01-01"}],
                         "responses": [{"party": {"name": "Russia"}, "outcome": "DENIED"}]}
                        """);
        created(CLAIMS, claim("Nobody knows.", "\"kind\": \"OPINION\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status=UNVERIFIED | A",
                "status=UNVERIFIED,MIXED | A B",
                "status=UNVERIFIED&status=UNCHECKED | A N",
                "status=CONFIRMED | -",
                "verifier=Reuters | A",
                "verifier=reuters | A",
                "verifier=AP | -",
                "verifier=Our desk | B",
                "verifier=Nobody | -",
                "status=UNVERIFIED&verifier=Reuters | A",
                "status=MIXED&verifier=Reuters | -",
                "found=CONFIRMED&foundBy=AP | B",
                "found=MIXED&foundBy=AP | -",
                "foundBy=AP | B",
                "found=UNVERIFIED | A",
                "source=Reuters | A",
                "source=zoe’s | B",
                "origin=Kyiv | B",
                "origin=AP | -",
                "carrier=AP&carrier=Reuters | A B",
                "carrier=Zoë’s | -",
                "topic=north KOREAN troops | A",
                "topic=Nothing | -",
                "kind=OPINION | N",
                "kind=FACT,FIGURE | A B",
                "workState=CLOSED | B",
                "published=true | -",
                "published=false | A B N",
                "changedAfter=2020-01-01T00:00:00Z | A B N",
                "changedAfter=2999-01-01T00:00:00Z | -",
                "changedBefore=2020-01-01T00:00:00Z | -",
                "q=grenade | A",
                "q=\"wounded soldier\" -grenade | -",
                "q=grenade or 11 | A B",
                "q=independently | A",
                "q=zoe | B",
                "q=nobody | N",
                "q=“wounded soldier” | A",
                "q=zoë’s | B",
                "q=incident&kind=FIGURE | -"
            })
    void aFilterLetsThroughWhatItSays(String filter, String expected) throws Exception {
        String query =
                List.of(filter.split("&")).stream()
                        .map(part -> part.split("=", 2))
                        .map(part ->
                                part[0]
                                        + "="
                                        + URLEncoder.encode(part[1], StandardCharsets.UTF_8)
                                                .replace("+", "%20"))
                        .reduce((one, other) -> one + "&" + other)
                        .orElseThrow();
        String found =
                statements(readEncoded(CLAIMS + "?sort=created&" + query)).stream()
                        .map(statement -> statement.substring(0, 1))
                        .sorted()
                        .reduce((one, other) -> one + other)
                        .orElse("-");
        String wanted = expected.replace(" ", "");
        assertThat(found).isEqualTo(wanted);
    }

    @Test
    void sourcesTopicsAndReportsGoById() throws Exception {
        String reuters = read(grenade).path("status").path("by").path("id").asString();
        assertThat(statements(read(CLAIMS + "?verifier=" + reuters))).hasSize(1);
        assertThat(statements(read(CLAIMS + "?carrier=" + reuters + "&report=" + id(report))))
                .hasSize(1);
        String other = read(count).path("appearances").path(0).path("report").path("id").asString();
        assertThat(statements(read(CLAIMS + "?report=" + other))).containsExactly("Be it 11,000.");
        assertThat(statements(read(CLAIMS + "?report=" + NOBODY + "&report=" + other))).hasSize(1);
        String topic = read("/api/v1/topics").path("items").path(0).path("id").asString();
        assertThat(statements(read(CLAIMS + "?topic=" + topic))).hasSize(1);
    }

    @Test
    void whatWasTakenBackIsNotFoundAnyMore() throws Exception {
        String finding = read(grenade).path("verifications").path(0).path("id").asString();
        created(
                grenade + "/verifications",
                "{\"voids\": \"%s\", \"rationale\": \"x\", \"verifier\": {\"name\": \"Reuters\"}}"
                        .formatted(finding));
        for (String filter :
                List.of(
                        "found=UNVERIFIED",
                        "foundBy=Reuters&found=UNVERIFIED",
                        "verifier=Reuters")) {
            get(CLAIMS + "?" + filter).andExpect(jsonPath("$.items", hasSize(0)));
        }
    }

    @Test
    void anItemIsTheClaimWithoutItsParts() throws Exception {
        get(CLAIMS + "?status=UNVERIFIED&verifier=Reuters")
                .andExpect(jsonPath("$.items[0].status.line").value("Reuters could not verify"))
                .andExpect(
                        jsonPath("$.items[0].origins[0].name")
                                .value("Ukraine's Special Operations Forces"))
                .andExpect(jsonPath("$.items[0].carriers[0].name").value("Reuters"))
                .andExpect(jsonPath("$.items[0].report.id").value(id(report)))
                .andExpect(jsonPath("$.items[0].etag").exists())
                .andExpect(jsonPath("$.items[0].verifications").doesNotExist())
                .andExpect(jsonPath("$.items[0].appearances").doesNotExist())
                .andExpect(jsonPath("$.next").isEmpty())
                .andExpect(header().doesNotExist("Link"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stauts=UNVERIFIED", "status=TRUE", "status=", "kind=fact", "report=1",
                        "published=yes",
                "changedAfter=2025-01-01", "sort=status", "sort=relevance", "limit=0", "limit=x",
                        "limit=-1",
                "cursor=x", "q=a&q=b", "published=true&published=false"
            })
    void whatIsUnknownIsRefused(String filter) throws Exception {
        get(CLAIMS + "?" + filter)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer", containsString("/")));
    }

    @Test
    void aRefusalNamesWhatIsAllowed() throws Exception {
        get(CLAIMS + "?stauts=UNVERIFIED")
                .andExpect(jsonPath("$.errors[0].pointer").value("/stauts"))
                .andExpect(jsonPath("$.errors[0].detail", containsString("foundBy")));
        get(CLAIMS + "?sort=status")
                .andExpect(jsonPath("$.errors[0].detail", containsString("-happened")));
        get(CLAIMS + "?status=TRUE")
                .andExpect(jsonPath("$.errors[0].detail", containsString("NOT_CHECKABLE")));
    }
}
