package org.claimbook.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.claimbook.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Where one begins: what waits for whom, each queue a list of claims that can be opened whole.
@Controller
class HomeScreens {

    /// A queue; its word is `desk.<name>`.
    public record Queue(String name, String query) {}

    private final Clock clock;

    HomeScreens(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/")
    String home(@Nullable Actor actor, Model model) {
        if (actor == null) {
            return "redirect:/claims";
        }
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
                        new Queue("changed", "?sort=-changed")));
        return "desk/desk";
    }

    /// Whatever somebody can find.
    private static final String FOUND =
            "UNVERIFIED&found=PARTLY_CONFIRMED&found=CORROBORATED&found=CONFIRMED&found=DISPUTED&found=MIXED&found=REFUTED&found=RETRACTED&found=NOT_CHECKABLE";
}
