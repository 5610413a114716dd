package org.claimbook.claim;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Expected;
import org.claimbook.shared.MergePatch;
import org.claimbook.shared.Page;
import org.claimbook.shared.Tagged;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Statuses over REST.
@Tag(name = "Statuses", description = "What can be known about a claim, and what it is called.")
@RestController
@RequestMapping("/api/v1/statuses")
class StatusApi {

    private final StatusLabels statuses;
    private final Etags etags;
    private final MergePatch mergePatch;

    StatusApi(StatusLabels statuses, Etags etags, MergePatch mergePatch) {
        this.statuses = statuses;
        this.etags = etags;
        this.mergePatch = mergePatch;
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

    @Operation(
            summary = "Edit a status",
            description = "Its label, description and colour; the codes are fixed.")
    @PatchMapping(path = "/{code}", consumes = MergePatch.TYPE)
    ResponseEntity<Tagged<StatusLabel>> editStatus(
            @PathVariable Status code,
            Expected expected,
            @RequestBody @Schema(implementation = StatusDraft.class) JsonNode patch,
            Actor actor) {
        StatusLabel edited =
                statuses.edit(code, expected, draft -> mergePatch.apply(patch, draft), actor);
        return etags.ok(tagged(edited));
    }

    private Tagged<StatusLabel> tagged(StatusLabel status) {
        return etags.tag(status.version(), status);
    }
}
