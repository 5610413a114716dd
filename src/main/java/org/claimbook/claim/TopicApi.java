package org.claimbook.claim;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Expected;
import org.claimbook.shared.MergeDraft;
import org.claimbook.shared.MergePatch;
import org.claimbook.shared.Names;
import org.claimbook.shared.Page;
import org.claimbook.shared.Paging;
import org.claimbook.shared.Tagged;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Topics over REST.
@Tag(name = "Topics", description = "What claims are about.")
@RestController
@RequestMapping(TopicApi.PATH)
class TopicApi {

    static final String PATH = "/api/v1/topics";

    private final Topics topics;
    private final TopicMerges merges;
    private final Etags etags;
    private final MergePatch mergePatch;

    TopicApi(Topics topics, TopicMerges merges, Etags etags, MergePatch mergePatch) {
        this.topics = topics;
        this.merges = merges;
        this.etags = etags;
        this.mergePatch = mergePatch;
    }

    @Operation(summary = "List topics", description = "By name.")
    @GetMapping
    ResponseEntity<Page<Tagged<TopicView>>> listTopics(Paging paging) {
        return paging.page(
                topics.list(paging.afterKey(), paging.limit() + 1),
                topic -> List.of(Names.fold(topic.name())),
                this::tagged);
    }

    @Operation(
            summary = "Create a topic",
            description = "A topic of that name, however it is written: 409 with its id.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Tagged<TopicView>> createTopic(@RequestBody TopicDraft draft, Actor actor) {
        TopicView created = topics.create(draft, actor);
        return etags.created(PATH + "/" + created.id(), tagged(created));
    }

    @Operation(summary = "Read a topic")
    @GetMapping("/{id}")
    ResponseEntity<Tagged<TopicView>> getTopic(@PathVariable UUID id) {
        return etags.ok(tagged(topics.get(id)));
    }

    @Operation(summary = "Edit a topic")
    @PatchMapping(path = "/{id}", consumes = MergePatch.TYPE)
    ResponseEntity<Tagged<TopicView>> editTopic(
            @PathVariable UUID id,
            Expected expected,
            @RequestBody @Schema(implementation = TopicDraft.class) JsonNode patch,
            Actor actor) {
        TopicView edited =
                topics.edit(id, expected, draft -> mergePatch.apply(patch, draft), actor);
        return etags.ok(tagged(edited));
    }

    @Operation(
            summary = "Delete a topic",
            description = "A topic that a claim has is not deleted: 409.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteTopic(@PathVariable UUID id, Expected expected, Actor actor) {
        topics.delete(id, expected, actor);
    }

    @Operation(
            summary = "Merge a topic into another",
            description =
                    "Its claims have the other one then; its id and its name lead there for ever. Answers the other topic.")
    @PostMapping("/{id}/merge")
    ResponseEntity<Tagged<TopicView>> mergeTopic(
            @PathVariable UUID id, Expected expected, @RequestBody MergeDraft draft, Actor actor) {
        return etags.ok(tagged(merges.merge(id, expected, draft.into(), actor)));
    }

    private Tagged<TopicView> tagged(TopicView topic) {
        return etags.tag(topic.version(), topic);
    }
}
