package org.claimbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.claimbook.WholeClaimTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Lists, page by page.
class ClaimPagingTest extends WholeClaimTest {

    private final Random random = new Random(7);

    @BeforeEach
    void someClaims() throws Exception {
        for (int number = 0; number < 25; number++) {
            created(CLAIMS, some(number));
        }
    }

    private String some(int number) {
        return claim(
                "Claim " + number + one(" grenade", " bullet"),
                "\"kind\": \"%s\"".formatted(one("FACT", "QUOTE")));
    }

    private List<String> pages(String first) throws Exception {
        List<String> ids = new ArrayList<>();
        String next = first;
        while (!next.isEmpty()) {
            JsonNode page = readEncoded(next);
            page.path("items").forEach(item -> ids.add(item.path("id").asString()));
            next =
                    page.path("next")
                            .asString("")
                            .replaceFirst("^http://localhost", "")
                            .replace("+", "%20");
        }
        return ids;
    }

    @Test
    void aCursorGoesWithItsOwnFiltersAndOrder() throws Exception {
        String next = read(CLAIMS + "?limit=5&kind=FACT").path("next").asString();
        String cursor = next.substring(next.indexOf("cursor=") + 7).replaceFirst("&.*", "");
        get(CLAIMS + "?limit=5&kind=FACT&cursor=" + cursor).andExpect(status().isOk());
        for (String other : List.of("", "kind=QUOTE&", "kind=FACT&sort=created&")) {
            get(CLAIMS + "?limit=5&" + other + "cursor=" + cursor)
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("cursor-mismatch"));
        }
    }

    @Test
    void aListIsCountedOnlyWhereItIsAskedFor() throws Exception {
        get(CLAIMS + "?limit=5").andExpect(jsonPath("$.total").doesNotExist());
        get(CLAIMS + "?limit=5&total=exact")
                .andExpect(jsonPath("$.total").value(25))
                .andExpect(jsonPath("$.items", hasSize(5)));
        get(CLAIMS + "?total=exact&topic=Nothing").andExpect(jsonPath("$.total").value(0));
        get(CLAIMS + "?total=about").andExpect(status().isBadRequest());
    }

    @Test
    void theNextPageIsInTheLinkToo() throws Exception {
        String next = read(CLAIMS + "?limit=5").path("next").asString();
        get(CLAIMS + "?limit=5").andExpect(header().string("Link", "<" + next + ">; rel=\"next\""));
        get(CLAIMS + "?limit=500").andExpect(jsonPath("$.items", hasSize(25)));
    }

    @Test
    void byRelevanceEveryPageGoesOnWhereTheLastEnded() throws Exception {
        assertThat(pages(CLAIMS + "?q=grenade%20or%20claim&sort=relevance&limit=4"))
                .hasSize(25)
                .doesNotHaveDuplicates();
    }

    @Test
    void byRelevanceAListEndsAtAThousand() throws Exception {
        for (int number = 0; number < 990; number++) {
            claims.record("Claim about many things, and number " + number);
        }
        assertThat(pages(CLAIMS + "?q=claim&sort=relevance&limit=200"))
                .hasSize(1_000)
                .doesNotHaveDuplicates();
        assertThat(pages(CLAIMS + "?q=claim&limit=200")).hasSize(1_015);
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }
}
