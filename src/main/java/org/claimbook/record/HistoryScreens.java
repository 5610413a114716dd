package org.claimbook.record;

import java.util.List;
import java.util.UUID;
import org.claimbook.audit.ChangeView;
import org.claimbook.claim.Claims;
import org.claimbook.shared.Paging;
import org.claimbook.shared.ScreenController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Who did what to a claim, when and why.
@ScreenController
class HistoryScreens {

    private final History history;
    private final Claims claims;

    HistoryScreens(History history, Claims claims) {
        this.history = history;
        this.claims = claims;
    }

    @GetMapping("/claims/{id}/history")
    String history(@PathVariable UUID id, Paging paging, Model model) {
        String after = paging.afterKey();
        List<ChangeView> changes =
                history.of(id, after == null ? null : Long.valueOf(after), paging.limit() + 1);
        model.addAttribute("about", claims.head(id));
        model.addAttribute("changes", changes.stream().limit(paging.limit()).toList());
        model.addAttribute("next", paging.next(changes, change -> List.of(change.seq())));
        return "record/history";
    }
}
