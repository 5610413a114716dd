package org.claimbook.record;

import java.time.Instant;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The page of a claim.
@Controller
class ClaimScreens {

    private final WholeClaims whole;

    ClaimScreens(WholeClaims whole) {
        this.whole = whole;
    }

    @GetMapping("/claims/{id}")
    String claim(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Instant asOf,
            @Nullable Actor actor,
            Model model) {
        ClaimView claim = whole.one(id, actor == null ? null : asOf, actor);
        model.addAttribute("claim", claim);
        model.addAttribute("chains", claim.appearances().stream().map(ChainDrawing::of).toList());
        return "record/claim";
    }
}
