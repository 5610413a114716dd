package org.claimbook.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest extends OverHttp {

    @Test
    void pagesLeadToTheEnd() {
        Answer first = get(THINGS + "?limit=2&sort=a%20b%26");
        assertThat(first.body().path("items").toString()).isEqualTo("[1,2]");
        Answer second = get(path(next(first)));
        assertThat(second.body().path("items").toString()).isEqualTo("[3,4]");
        Answer third = get(path(next(second)));
        assertThat(third.body().path("items").toString()).isEqualTo("[5]");
        assertThat(third.body().path("next").isNull()).isTrue();
        assertThat(third.header("Link")).isEmpty();
        assertThat(first.header("Link")).isEqualTo("<" + next(first) + ">; rel=\"next\"");
        assertThat(next(first))
                .startsWith("http://localhost:" + port + THINGS + "?limit=2&sort=a+b%26&cursor=");
    }

    @Test
    void aCursorMayBeReadWithAnotherLimit() {
        assertThat(get(path(next(get(THINGS + "?limit=2"))).replace("limit=2", "limit=1")).status())
                .isEqualTo(200);
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        String next = path(next(get(THINGS + "?limit=2")));
        char last = next.charAt(next.length() - 2);
        for (String other :
                new String[] {
                    next + "&sort=down",
                    next.substring(0, next.length() - 4),
                    THINGS + "?cursor=x",
                    THINGS + "?cursor=",
                    next.substring(0, next.length() - 2)
                            + (last == 'A' ? 'B' : 'A')
                            + next.charAt(next.length() - 1)
                }) {
            Answer answer = get(other);
            assertThat(answer.status()).as(other).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("cursor-mismatch");
        }
    }

    @Test
    void aLargeLimitIsCut() {
        assertThat(get(THINGS + "?limit=99999999999999").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "", "1.5", "1&limit=2", "00"})
    void aLimitBelowOneIsRefused(String limit) {
        assertThat(get(THINGS + "?limit=" + limit).errors())
                .containsExactly("/limit wrong-parameter");
    }

    @Test
    void unknownParametersAreRefused() {
        Answer answer = get(THINGS + "?srot=up");
        assertThat(answer.errors()).containsExactly("/srot unknown-parameter");
        assertThat(answer.body().path("detail").asString()).contains("cursor, limit, sort, source");
        assertThat(get(ONE + "?x=1").code()).isEqualTo("unknown-parameter");
    }

    private static String next(Answer page) {
        return page.body().path("next").asString();
    }

    private static String path(String url) {
        URI uri = URI.create(url);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
