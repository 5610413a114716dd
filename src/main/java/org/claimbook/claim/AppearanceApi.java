package org.claimbook.claim;

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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The appearances of a claim over REST; their entity tags carry the claim's version.
@Tag(
        name = "Appearances",
        description = "Where a claim was read, word for word, and through whom it came.")
@RestController
@RequestMapping("/api/v1/claims/{claim}/appearances")
class AppearanceApi {

    private final Appearances appearances;
    private final Etags etags;

    AppearanceApi(Appearances appearances, Etags etags) {
        this.appearances = appearances;
        this.etags = etags;
    }

    @Operation(
            summary = "List the appearances of a claim",
            description = "In the order in which they were recorded.")
    @GetMapping
    Page<Tagged<AppearanceView>> listAppearances(@PathVariable UUID claim) {
        return etags.page(appearances.list(claim));
    }

    @Operation(
            summary = "Add an appearance to a claim",
            description =
                    "The quote has to be in the text of the report, at one place only; a source is found by id or name, else created.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Tagged<AppearanceView>> createAppearance(
            @PathVariable UUID claim,
            @RequestBody AppearanceDraft draft,
            Faults faults,
            Actor actor) {
        Versioned<AppearanceView> created = appearances.post(claim, draft, faults, actor);
        String path = "/api/v1/claims/%s/appearances/%s".formatted(claim, created.body().id());
        return etags.created(path, etags.tag(created));
    }

    @Operation(summary = "Read an appearance of a claim")
    @GetMapping("/{id}")
    ResponseEntity<Tagged<AppearanceView>> getAppearance(
            @PathVariable UUID claim, @PathVariable UUID id) {
        return etags.ok(etags.tag(appearances.get(claim, id)));
    }

    @Operation(
            summary = "Replace what an appearance of a claim says",
            description =
                    "Its report, quote and chain; the quote is looked for in the newest revision.")
    @PutMapping("/{id}")
    ResponseEntity<Tagged<AppearanceView>> replaceAppearance(
            @PathVariable UUID claim,
            @PathVariable UUID id,
            Expected expected,
            @RequestBody AppearanceDraft draft,
            Faults faults,
            Actor actor) {
        return etags.ok(etags.tag(appearances.put(claim, id, expected, draft, faults, actor)));
    }

    @Operation(summary = "Remove an appearance from a claim")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeAppearance(
            @PathVariable UUID claim, @PathVariable UUID id, Expected expected, Actor actor) {
        appearances.remove(claim, id, expected, actor);
    }

    @Operation(
            summary = "Record that a speaker took an appearance back",
            description =
                    "By the original source unless it names another in the chain; each speaker once in each way.")
    @PostMapping("/{id}/withdrawal")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Tagged<AppearanceView>> createWithdrawal(
            @PathVariable UUID claim,
            @PathVariable UUID id,
            @RequestBody WithdrawalDraft draft,
            Faults faults,
            Actor actor) {
        Versioned<AppearanceView> withdrawn = appearances.withdraw(claim, id, draft, faults, actor);
        String path = "/api/v1/claims/%s/appearances/%s".formatted(claim, id);
        return etags.created(path, etags.tag(withdrawn));
    }
}
