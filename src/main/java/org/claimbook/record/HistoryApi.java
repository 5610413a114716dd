package org.claimbook.record;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.claimbook.audit.ChangeView;
import org.claimbook.shared.Page;
import org.claimbook.shared.Paging;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The history of a claim over REST.
@Tag(name = "Claims")
@RestController
class HistoryApi {

    private final History history;

    HistoryApi(History history) {
        this.history = history;
    }

    @Operation(
            summary = "List what was done to a claim",
            description =
                    "To the claim and to all its parts, newest first: who, when, what, and why where somebody said so in Change-Note.")
    @GetMapping("/api/v1/claims/{id}/history")
    ResponseEntity<Page<ChangeView>> listChanges(@PathVariable UUID id, Paging paging) {
        String after = paging.afterKey();
        Long before = after == null ? null : Long.valueOf(after);
        return paging.page(
                history.of(id, before, paging.limit() + 1),
                change -> List.of(change.seq()),
                Function.identity());
    }
}
