package org.claimbook.claim;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Page;
import org.claimbook.shared.Tagged;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Statuses over REST.
@Tag(name = "Statuses", description = "What can be known about a claim, and what it is called.")
@RestController
@RequestMapping("/api/v1/statuses")
class StatusApi {

    private final StatusLabels statuses;
    private final Etags etags;

    StatusApi(StatusLabels statuses, Etags etags) {
        this.statuses = statuses;
        this.etags = etags;
    }

    @Operation(summary = "List the statuses", description = "All of them, in their order.")
    @GetMapping
    Page<Tagged<StatusLabel>> listStatuses() {
        return new Page<>(statuses.list().stream().map(this::tagged).toList(), null);
    }

    @Operation(summary = "Read a status")
    @GetMapping("/{code}")
    ResponseEntity<Tagged<StatusLabel>> getStatus(@PathVariable Status code) {
        return etags.ok(tagged(statuses.get(code)));
    }

    private Tagged<StatusLabel> tagged(StatusLabel status) {
        return etags.tag(status.version(), status);
    }
}
