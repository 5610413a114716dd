package org.claimbook.source;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Tagged;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What identifies confidential sources, over REST; nobody between here and the client keeps it.
@Tag(name = "Sources")
@RestController
@RequestMapping(SourceApi.PATH + "/{id}/protected")
class ProtectedApi {

    private final ProtectedSources sources;
    private final Etags etags;

    ProtectedApi(ProtectedSources sources, Etags etags) {
        this.sources = sources;
        this.etags = etags;
    }

    @Operation(
            summary = "Read who a confidential source is",
            description =
                    "For people with the right SEE_CONFIDENTIAL, never with a token. Each reading is in the audit, without what was read. 409 where it was sealed under a key that this server does not have.")
    @GetMapping
    ResponseEntity<Tagged<ProtectedView>> getProtected(@PathVariable UUID id, Actor actor) {
        return unkept(sources.read(id, actor));
    }

    @Operation(
            summary = "Say who a confidential source is",
            description =
                    "In place of all that was known; for editors with the right SEE_CONFIDENTIAL. `If-Match` is of this record, not of the source.")
    @PutMapping
    ResponseEntity<Tagged<ProtectedView>> replaceProtected(
            @PathVariable UUID id,
            Expected expected,
            @RequestBody ProtectedDraft draft,
            Faults faults,
            Actor actor) {
        return unkept(sources.replace(id, expected, draft, faults, actor));
    }

    private ResponseEntity<Tagged<ProtectedView>> unkept(ProtectedView known) {
        Tagged<ProtectedView> tagged = etags.tag(known.version(), known);
        ResponseEntity<Tagged<ProtectedView>> answer = etags.ok(tagged);
        return ResponseEntity.status(answer.getStatusCode())
                .cacheControl(CacheControl.noStore())
                .eTag(tagged.etag())
                .body(answer.getBody());
    }
}
