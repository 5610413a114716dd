package org.claimbook.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionViewTest {

    @Test
    void aBrowserIsCalledWhatPeopleCallIt() {
        assertThat(
                        called(
                                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0"))
                .isEqualTo("Edge, Windows");
        assertThat(
                        called(
                                "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1"))
                .isEqualTo("Safari, iOS");
        assertThat(
                        called(
                                "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36"))
                .isEqualTo("Chrome, Android");
        assertThat(called("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"))
                .isEqualTo("Firefox, Linux");
    }

    @Test
    void whatNobodyKnowsIsCalledWhatItCallsItself() {
        assertThat(called("curl/8.5.0")).isEqualTo("curl/8.5.0");
        assertThat(called(null)).isEmpty();
    }

    private static String called(@Nullable String client) {
        return new SessionView(UUID.randomUUID(), Instant.EPOCH, Instant.EPOCH, null, client)
                .browser();
    }
}
