package org.claimbook.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.MergePatch;
import org.claimbook.shared.Page;
import org.claimbook.shared.Paging;
import org.claimbook.shared.Tagged;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// What the ratings of others mean, over REST.
@Tag(name = "Rating labels", description = "What ratings in words mean that others give.")
@RestController
@RequestMapping("/api/v1/rating-labels")
class RatingLabelApi {

    private final RatingLabels labels;
    private final Etags etags;
    private final MergePatch mergePatch;

    RatingLabelApi(RatingLabels labels, Etags etags, MergePatch mergePatch) {
        this.labels = labels;
        this.etags = etags;
        this.mergePatch = mergePatch;
    }

    @Operation(
            summary = "List rating labels",
            description =
                    "By label, which is compared as a whole; with mapped=false those of which nobody has said yet what they mean.")
    @GetMapping
    ResponseEntity<Page<Tagged<RatingLabelView>>> listRatingLabels(
            @Parameter(description = "Whether somebody has said what it means.")
                    @RequestParam(required = false)
                    @Nullable Boolean mapped,
            Paging paging) {
        return paging.page(
                labels.list(mapped, paging.afterKey(), paging.limit() + 1),
                label -> List.of(label.label()),
                this::tagged);
    }

    @Operation(summary = "Read a rating label")
    @GetMapping("/{id}")
    ResponseEntity<Tagged<RatingLabelView>> getRatingLabel(@PathVariable UUID id) {
        return etags.ok(tagged(labels.get(id)));
    }

    @Operation(
            summary = "Say what a rating label means",
            description =
                    "Once for all: what comes with it from now on is recorded so, and an import reads again what came with it before. A null status says that it is no verdict.")
    @PatchMapping(path = "/{id}", consumes = MergePatch.TYPE)
    ResponseEntity<Tagged<RatingLabelView>> editRatingLabel(
            @PathVariable UUID id,
            Expected expected,
            @RequestBody @Schema(implementation = RatingLabelDraft.class) JsonNode patch,
            Faults faults,
            Actor actor) {
        return etags.ok(
                tagged(
                        labels.edit(
                                id,
                                expected,
                                draft -> mergePatch.apply(patch, draft, faults),
                                faults,
                                actor)));
    }

    private Tagged<RatingLabelView> tagged(RatingLabelView label) {
        return etags.tag(label.version(), label);
    }
}
