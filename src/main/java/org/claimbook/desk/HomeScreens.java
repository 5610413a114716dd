package org.claimbook.desk;

import static java.time.temporal.ChronoUnit.MICROS;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.claimbook.shared.Actor;
import org.claimbook.shared.ScreenController;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// Where one begins: what waits for whom, each queue a list of claims that can be opened whole.
@ScreenController
class HomeScreens {

    /// A queue; its word is `desk.<name>`.
    public record Queue(String name, String query) {}

    /// When somebody last looked at the desk in this browser.
    private static final String LOOKED = "looked";

    /// Whatever somebody can find.
    private static final String FOUND =
            "UNVERIFIED&found=PARTLY_CONFIRMED&found=CORROBORATED&found=CONFIRMED&found=DISPUTED&found=MIXED&found=REFUTED&found=RETRACTED&found=NOT_CHECKABLE";

    private final Clock clock;

    HomeScreens(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/")
    String home(
            @Nullable Actor actor,
            @CookieValue(name = LOOKED, required = false) @Nullable String looked,
            Model model) {
        if (actor == null) {
            return "redirect:/claims";
        }
        Instant since = looked(looked);
        model.addAttribute("since", since);
        String me = URLEncoder.encode(actor.username(), StandardCharsets.UTF_8);
        model.addAttribute(
                "queues",
                List.of(
                        new Queue("mine", "?assignee=" + me + "&sort=due"),
                        new Queue("pending", "?pending=true"),
                        new Queue("differs", "?differs=true"),
                        new Queue("overdue", "?overdue=true"),
                        new Queue("recheck", "?recheckBefore=" + clock.instant() + "&sort=due"),
                        new Queue("gone", "?anchor=ORPHANED"),
                        new Queue("found", "?found=" + FOUND),
                        since == null
                                ? new Queue("changed", "?sort=-changed")
                                : new Queue(
                                        "unseen", "?changedAfter=" + since + "&sort=-changed")));
        return "desk/desk";
    }

    /// What has changed until now has been looked at.
    @PostMapping("/desk/look")
    String look(HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie looked =
                ResponseCookie.from(LOOKED, clock.instant().truncatedTo(MICROS).toString())
                        .path("/")
                        .maxAge(Duration.ofDays(365))
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, looked.toString());
        return "redirect:/";
    }

    /// A browser may send anything.
    private @Nullable Instant looked(@Nullable String cookie) {
        try {
            Instant then = cookie == null ? null : Instant.parse(cookie);
            return then == null || then.isAfter(clock.instant()) ? null : then;
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
