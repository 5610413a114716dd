package org.claimbook.record;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claimbook.claim.Claims;
import org.claimbook.shared.Actor;
import org.claimbook.shared.BadRequest;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.MergeDraft;
import org.claimbook.shared.MergePatch;
import org.claimbook.shared.Tagged;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Claims whole over REST.
@Tag(name = "Claims", description = "What is asserted, with all that is known about it.")
@RestController
@RequestMapping("/api/v1/claims")
class ClaimApi {

    private static final int SIMILAR = 10;

    private final Recording recording;
    private final SimilarClaims similarClaims;
    private final WholeClaims whole;
    private final Claims claims;
    private final MergePatch patches;
    private final Etags etags;
    private final Clock clock;

    ClaimApi(
            Recording recording,
            SimilarClaims similarClaims,
            WholeClaims whole,
            Claims claims,
            MergePatch patches,
            Etags etags,
            Clock clock) {
        this.recording = recording;
        this.similarClaims = similarClaims;
        this.whole = whole;
        this.claims = claims;
        this.patches = patches;
        this.etags = etags;
        this.clock = clock;
    }

    @Operation(
            summary = "Record a claim",
            description =
                    "With its appearances, findings, responses and links in one call, all or nothing. Sources, topics and measures are found by name or created. With similar, the answer also says which recorded claims it resembles.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<RecordedClaim> createClaim(
            @Valid @RequestBody ClaimDraft draft,
            @RequestParam(defaultValue = "false") boolean similar,
            Faults faults,
            Actor actor) {
        List<SimilarClaim> found =
                similar && faults.clean("/statement") && faults.clean("/language")
                        ? similarClaims.to(draft.statement(), draft.language(), SIMILAR, actor)
                        : null;
        ClaimView view = recording.record(Map.of("", draft), faults, actor).getFirst();
        Tagged<ClaimView> claim = tag(view);
        return ResponseEntity.created(etags.location("/api/v1/claims/" + view.id()))
                .eTag(claim.etag())
                .body(new RecordedClaim(claim, found));
    }

    @Operation(
            summary = "Read a claim",
            description =
                    "Whole; with asOf, its status, findings, responses and appearances as they were recorded by that instant. Whoever is not signed in sees the public part of published claims.")
    @GetMapping("/{id}")
    ResponseEntity<Tagged<ClaimView>> getClaim(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Instant asOf,
            @Nullable Actor actor) {
        if (asOf != null && actor == null) {
            throw new AuthenticationCredentialsNotFoundException(
                    "The past is for those who signed in.");
        }
        if (asOf != null && asOf.isAfter(clock.instant())) {
            throw new BadRequest("wrong-parameter", "/asOf", "asOf must be in the past.");
        }
        return etags.ok(tag(whole.one(id, asOf, actor)));
    }

    @Operation(
            summary = "Edit a claim",
            description =
                    "Its own fields; children have their own addresses. A figure is set once; a statement that has been judged changes only with a Change-Note.")
    @PatchMapping(path = "/{id}", consumes = MergePatch.TYPE)
    ResponseEntity<Tagged<ClaimView>> editClaim(
            @PathVariable UUID id,
            Expected expected,
            @RequestBody @Schema(implementation = ClaimDraft.class) JsonNode patch,
            Faults faults,
            Actor actor) {
        claims.edit(
                id,
                expected,
                fields -> patches.apply(patch, ClaimDraft.of(fields), faults).ownFields(faults),
                faults,
                actor);
        return etags.ok(tag(whole.one(id, null, actor)));
    }

    @Operation(
            summary = "Delete a claim",
            description =
                    "Refused for a claim with findings, and while other claims are linked to it or were merged into it.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteClaim(@PathVariable UUID id, Expected expected, Actor actor) {
        claims.delete(id, expected, actor);
    }

    @Operation(
            summary = "Merge a claim into another",
            description =
                    "The other reads its appearances, findings, responses and links from now on; its id leads there for ever. Answers the other claim whole.")
    @PostMapping("/{id}/merge")
    ResponseEntity<Tagged<ClaimView>> mergeClaim(
            @PathVariable UUID id,
            Expected expected,
            @Valid @RequestBody MergeDraft draft,
            Actor actor) {
        recording.merge(id, expected, draft.into(), actor);
        return etags.ok(tag(whole.one(draft.into(), null, actor)));
    }

    @Operation(
            summary = "Publish a claim",
            description =
                    "A desk's REFUTED or MIXED about a named source is published only after we have asked for comment, or with a reviewer's waiver and its reason.")
    @PostMapping("/{id}/publication")
    ResponseEntity<Tagged<ClaimView>> publishClaim(
            @PathVariable UUID id,
            Expected expected,
            @RequestBody(required = false) @Nullable PublicationDraft draft,
            Actor actor) {
        recording.publish(id, expected, draft == null ? null : draft.waiver(), actor);
        return etags.ok(tag(whole.one(id, null, actor)));
    }

    @Operation(summary = "Take a claim back from the public")
    @DeleteMapping("/{id}/publication")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdrawClaim(@PathVariable UUID id, Expected expected, Actor actor) {
        claims.withdraw(id, expected, actor);
    }

    private Tagged<ClaimView> tag(ClaimView view) {
        return etags.tag(view.version(), view);
    }
}
