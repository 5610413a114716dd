package org.claimbook.claim;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import org.claimbook.shared.ScreenController;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;

/// The colours of the statuses as a style sheet: `.s-CONFIRMED` and the rest set `--c`.
@ScreenController
class StatusScreens {

    private final StatusLabels statuses;

    StatusScreens(StatusLabels statuses) {
        this.statuses = statuses;
    }

    @GetMapping("/statuses.css")
    ResponseEntity<String> colours() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/css"))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)))
                .body(statuses.list().stream().map(StatusScreens::rule).collect(joining()));
    }

    /// Darker paper takes a lighter ink.
    private static String rule(StatusLabel status) {
        return ".s-%1$s { --c: light-dark(%2$s, oklch(from %2$s 0.8 c h)); }%n"
                .formatted(status.code(), status.colour());
    }
}
