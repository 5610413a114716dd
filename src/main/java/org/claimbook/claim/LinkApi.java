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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The links of a claim over REST; their entity tags carry the claim's version.
@Tag(name = "Links", description = "How one claim bears on another.")
@RestController
@RequestMapping("/api/v1/claims/{claim}/links")
class LinkApi {

    private final Links links;
    private final Etags etags;

    LinkApi(Links links, Etags etags) {
        this.links = links;
        this.etags = etags;
    }

    @Operation(
            summary = "List the links of a claim",
            description = "Those from it and those to it.")
    @GetMapping
    Page<Tagged<LinkView>> listLinks(@PathVariable UUID claim) {
        return etags.page(links.list(claim));
    }

    @Operation(
            summary = "Add a link to a claim",
            description = "UPDATES has no circles. The same link twice: 409.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Tagged<LinkView>> createLink(
            @PathVariable UUID claim, @RequestBody LinkDraft draft, Faults faults, Actor actor) {
        Versioned<LinkView> created = links.post(claim, draft, faults, actor);
        String path = "/api/v1/claims/%s/links/%s".formatted(claim, created.body().id());
        return etags.created(path, etags.tag(created));
    }

    @Operation(summary = "Read a link of a claim")
    @GetMapping("/{id}")
    ResponseEntity<Tagged<LinkView>> getLink(@PathVariable UUID claim, @PathVariable UUID id) {
        return etags.ok(etags.tag(links.get(claim, id)));
    }

    @Operation(
            summary = "Remove a link from a claim",
            description = "On the claim that it comes from.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeLink(
            @PathVariable UUID claim, @PathVariable UUID id, Expected expected, Actor actor) {
        links.remove(claim, id, expected, actor);
    }
}
