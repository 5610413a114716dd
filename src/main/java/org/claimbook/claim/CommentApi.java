package org.claimbook.claim;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Page;
import org.claimbook.shared.Paging;
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

/// The desk's notes about a claim over REST.
@Tag(name = "Comments", description = "What the desk says to itself about a claim; never public.")
@RestController
@RequestMapping("/api/v1/claims/{claim}/comments")
class CommentApi {

    private final Comments comments;
    private final Etags etags;

    CommentApi(Comments comments, Etags etags) {
        this.comments = comments;
        this.etags = etags;
    }

    @Operation(summary = "List the comments on a claim", description = "Newest first.")
    @GetMapping
    ResponseEntity<Page<Tagged<CommentView>>> listComments(
            @PathVariable UUID claim, Paging paging) {
        String after = paging.afterKey();
        Long before = after == null ? null : Long.valueOf(after);
        return paging.page(
                comments.list(claim, before, paging.limit() + 1),
                comment -> List.of(comment.seq()),
                comment -> etags.tag(0, comment));
    }

    @Operation(
            summary = "Comment on a claim",
            description =
                    "Insert-only: who wants to correct a comment writes another. The claim's version stays as it is.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Tagged<CommentView>> createComment(
            @PathVariable UUID claim, @RequestBody CommentDraft draft, Actor actor) {
        Versioned<CommentView> created = comments.post(claim, draft, actor);
        String path = "/api/v1/claims/%s/comments/%s".formatted(claim, created.body().id());
        return etags.created(path, etags.tag(created));
    }

    @Operation(summary = "Read a comment on a claim")
    @GetMapping("/{id}")
    ResponseEntity<Tagged<CommentView>> getComment(
            @PathVariable UUID claim, @PathVariable UUID id) {
        return etags.ok(etags.tag(comments.get(claim, id)));
    }
}
