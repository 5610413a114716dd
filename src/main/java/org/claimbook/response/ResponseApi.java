package org.claimbook.response;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Etags;
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

/// The responses of a claim over REST; their entity tags carry the claim's version.
@Tag(
        name = "Responses",
        description =
                "What the parties to a claim answered, or did not: denials and the right of reply.")
@RestController
@RequestMapping("/api/v1/claims/{claim}/responses")
class ResponseApi {

    private final Responses responses;
    private final Etags etags;

    ResponseApi(Responses responses, Etags etags) {
        this.responses = responses;
        this.etags = etags;
    }

    @Operation(
            summary = "List the responses of a claim",
            description = "In the order in which they were recorded; the newest of a party counts.")
    @GetMapping
    Page<Tagged<ResponseView>> listResponses(@PathVariable UUID claim) {
        return etags.page(responses.list(claim));
    }

    @Operation(
            summary = "Add a response to a claim",
            description = "Insert-only: a later one of the same party takes its place.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Tagged<ResponseView>> createResponse(
            @PathVariable UUID claim,
            @RequestBody ResponseDraft draft,
            Faults faults,
            Actor actor) {
        Versioned<ResponseView> created = responses.post(claim, draft, faults, actor);
        String path = "/api/v1/claims/%s/responses/%s".formatted(claim, created.body().id());
        return etags.created(path, etags.tag(created));
    }

    @Operation(summary = "Read a response of a claim")
    @GetMapping("/{id}")
    ResponseEntity<Tagged<ResponseView>> getResponse(
            @PathVariable UUID claim, @PathVariable UUID id) {
        return etags.ok(etags.tag(responses.get(claim, id)));
    }
}
