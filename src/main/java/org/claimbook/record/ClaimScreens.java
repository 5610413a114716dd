package org.claimbook.record;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.BadRequest;
import org.claimbook.shared.PublicUrl;
import org.claimbook.shared.ScreenController;
import org.claimbook.shared.TextForm;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The page of a claim.
@ScreenController
class ClaimScreens {

    private final WholeClaims whole;
    private final PublicReviews reviews;
    private final PublicUrl url;
    private final Clock clock;

    ClaimScreens(WholeClaims whole, PublicReviews reviews, PublicUrl url, Clock clock) {
        this.whole = whole;
        this.reviews = reviews;
        this.url = url;
        this.clock = clock;
    }

    @GetMapping("/claims/{id}")
    String claim(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String asOf,
            @Nullable Actor actor,
            Model model) {
        Instant then = actor == null || asOf == null ? null : then(asOf);
        ClaimView claim = whole.one(id, then, actor);
        model.addAttribute("claim", claim);
        model.addAttribute("address", url.of("/claims/" + claim.id()));
        model.addAttribute(
                "review", claim.publishedAt() == null ? null : reviews.jsonLd(id).orElse(null));
        model.addAttribute("chains", claim.appearances().stream().map(ChainDrawing::of).toList());
        return "record/claim";
    }

    /// An instant, or the end of a day; nobody knows what comes.
    private Instant then(String text) {
        Instant now = clock.instant();
        try {
            Instant then =
                    text.length() == 10
                            ? LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                            : TextForm.instant(text);
            return then.isAfter(now) ? now : then;
        } catch (DateTimeException | IllegalArgumentException _) {
            throw new BadRequest("wrong-parameter", "/asOf", "A day like 2025-01-31.");
        }
    }
}
