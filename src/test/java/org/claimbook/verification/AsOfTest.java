package org.claimbook.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/// What a claim was on a past day, after any writes: made at random from a fixed seed.
class AsOfTest extends AnyWrites {

    private record Known(String at, JsonNode status, String attribution, int findings) {}

    private String claim = "";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyPastDayStillReadsAsItRead(long seed) throws Exception {
        random = new Random(seed);
        claim = created(CLAIMS, claim("It is so."));
        List<Known> past = new ArrayList<>(List.of(known()));
        for (int step = 0; step < 15; step++) {
            change(claim);
            past.add(known());
            storedIsProjected();
        }
        for (Known then : past) {
            remembered(then);
        }
        periodsJoin();
    }

    private void remembered(Known then) throws Exception {
        JsonNode seen = read(claim + "?asOf=" + then.at());
        assertThat(seen.path("status")).isEqualTo(then.status());
        assertThat(seen.path("attribution").asString()).isEqualTo(then.attribution());
        assertThat(seen.path("verifications")).hasSize(then.findings());
        assertThat(seen.path("asOf").asString()).isEqualTo(then.at());
        String code = then.status().path("code").asString();
        JsonNode listed = read(CLAIMS + "?status=" + code + "&asOf=" + then.at());
        assertThat(listed.path("items").path(0).path("status")).isEqualTo(then.status());
        assertThat(listed.path("items").path(0).path("asOf").asString()).isEqualTo(then.at());
        for (String other : STATUSES) {
            if (!other.equals(code)) {
                get(CLAIMS + "?status=" + other + "&asOf=" + then.at())
                        .andExpect(jsonPath("$.items", hasSize(0)));
            }
        }
        String by = then.status().path("by").path("id").asString();
        if (!then.status().path("verificationId").isNull()) {
            get(CLAIMS + "?verifier=" + by + "&asOf=" + then.at())
                    .andExpect(jsonPath("$.items", hasSize(1)));
        }
    }

    private Known known() throws Exception {
        JsonNode now = read(claim);
        return new Known(
                now.path("updatedAt").asString(),
                now.path("status"),
                now.path("attribution").asString(),
                now.path("verifications").size());
    }

    private void storedIsProjected() throws Exception {
        JsonNode status = read(claim).path("status");
        String projected =
                "%s %s %s %s %s"
                        .formatted(
                                status.path("code").asString(),
                                status.path("by").path("id").asString(),
                                status.path("verificationId").asString(),
                                !status.path("pending").isEmpty(),
                                status.path("differs").asBoolean());
        for (String rows : List.of("claim", "status_period where valid_to is null")) {
            String stored =
                    database.sql(
                                    """
                                    select concat_ws(' ', status, coalesce(status_by::text, ''),
                                        coalesce(status_verification_id::text, ''),
                                        case when pending then 'true' else 'false' end,
                                        case when differs then 'true' else 'false' end) from
                                    """
                                            + rows)
                            .query((row, _) -> row.getString(1))
                            .single();
            assertThat(stored).as(rows).isEqualTo(projected);
        }
    }

    private void periodsJoin() {
        assertThat(
                        database.sql(
                                        """
                                        select count(*) from (
                                            select valid_to, lead(valid_from) over (order by valid_from) as next from status_period
                                        ) p where valid_to is distinct from next
                                        """)
                                .query((row, _) -> row.getLong(1))
                                .single())
                .isZero();
    }

    @Test
    void whatWasNotRecordedYetIsNotFoundAndTheFutureIsNotKnown() throws Exception {
        claim = created(CLAIMS, couldNotVerify());
        get(claim + "?asOf=2001-01-01T00:00:00Z").andExpect(status().isNotFound());
        get(CLAIMS + "?asOf=2001-01-01T00:00:00Z").andExpect(jsonPath("$.items", hasSize(0)));
        get(claim + "?asOf=2999-01-01T00:00:00Z").andExpect(status().isBadRequest());
        get(CLAIMS + "?asOf=2999-01-01T00:00:00Z").andExpect(status().isBadRequest());
        get(claim + "?asOf=yesterday").andExpect(status().isBadRequest());
        perform(request(HttpMethod.GET, CLAIMS + "?asOf=2025-01-01"))
                .andExpect(status().isBadRequest());
    }
}
