package org.claimbook.verification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Page;
import org.claimbook.shared.Tagged;
import org.claimbook.shared.Versioned;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The findings about a claim over REST; their entity tags carry the claim's version.
@Tag(
        name = "Verifications",
        description = "Who found what about a claim, when, and in which words.")
@RestController
@RequestMapping("/api/v1/claims/{claim}/verifications")
class VerificationApi {

    private final Verifications verifications;
    private final Etags etags;

    VerificationApi(Verifications verifications, Etags etags) {
        this.verifications = verifications;
        this.etags = etags;
    }

    @Operation(
            summary = "List the findings about a claim",
            description = "In the order in which they were recorded.")
    @GetMapping
    Page<Tagged<VerificationView>> listVerifications(@PathVariable UUID claim) {
        return etags.page(verifications.list(claim));
    }

    @Operation(
            summary = "Record a finding about a claim",
            description =
                    "Findings are never changed: a later one, or one that voids it, speaks against it. The desk's own pass its guards; CONFIRMED, REFUTED and what leaves them wait for a sign-off.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Tagged<VerificationView>> createVerification(
            @PathVariable UUID claim,
            @RequestBody VerificationDraft draft,
            Faults faults,
            Actor actor) {
        Versioned<VerificationView> created = verifications.post(claim, draft, faults, actor);
        String path = "/api/v1/claims/%s/verifications/%s".formatted(claim, created.body().id());
        return etags.created(path, etags.tag(created));
    }

    @Operation(summary = "Read a finding about a claim")
    @GetMapping("/{id}")
    ResponseEntity<Tagged<VerificationView>> getVerification(
            @PathVariable UUID claim, @PathVariable UUID id) {
        return etags.ok(etags.tag(verifications.get(claim, id)));
    }

    @Operation(
            summary = "Sign a finding off",
            description =
                    "By a reviewer other than whoever recorded it; the guards are asked again.")
    @PostMapping("/{id}/sign-off")
    ResponseEntity<Tagged<VerificationView>> signOff(
            @PathVariable UUID claim, @PathVariable UUID id, Expected expected, Actor reviewer) {
        return etags.ok(etags.tag(verifications.signOff(claim, id, expected, reviewer)));
    }
}
