package org.claimbook.source;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.MergeDraft;
import org.claimbook.shared.MergePatch;
import org.claimbook.shared.Page;
import org.claimbook.shared.Paging;
import org.claimbook.shared.Tagged;
import org.springdoc.core.annotations.ParameterObject;
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

/// Sources over REST.
@Tag(
        name = "Sources",
        description =
                "Who says things: people, organisations, outlets, accounts and documents, and who belongs to whom.")
@RestController
@RequestMapping(SourceApi.PATH)
class SourceApi {

    static final String PATH = "/api/v1/sources";

    private final Sources sources;
    private final SourceMerges merges;
    private final Traces traces;
    private final Etags etags;
    private final MergePatch mergePatch;

    SourceApi(
            Sources sources,
            SourceMerges merges,
            Traces traces,
            Etags etags,
            MergePatch mergePatch) {
        this.sources = sources;
        this.merges = merges;
        this.traces = traces;
        this.etags = etags;
        this.mergePatch = mergePatch;
    }

    @Operation(
            summary = "List sources",
            description = "By name, or description where a source has no public name.")
    @GetMapping
    ResponseEntity<Page<Tagged<SourceView>>> listSources(
            @ParameterObject SourceQuery query, Paging paging) {
        SourceKey after = SourceKey.of(paging.after());
        return paging.page(
                sources.list(query, after, paging.limit() + 1),
                source -> List.of(source.label(), source.id()),
                this::tagged);
    }

    @Operation(
            summary = "Create a source",
            description =
                    "A NAMED source needs a name, every other a description. What identifies a CONFIDENTIAL one is sealed and never answered. "
                            + "A NAMED source of that name and kind: 409 with its id.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Tagged<SourceView>> createSource(
            @RequestBody SourceDraft draft, Faults faults, Actor actor) {
        SourceView created = sources.create(draft, faults, actor);
        return etags.created(PATH + "/" + created.id(), tagged(created));
    }

    @Operation(summary = "Read a source")
    @GetMapping("/{id}")
    ResponseEntity<Tagged<SourceView>> getSource(@PathVariable UUID id) {
        return etags.ok(tagged(sources.get(id)));
    }

    @Operation(
            summary = "Edit a source",
            description =
                    "`disclosure` may become CONFIDENTIAL, which moves what identifies the source into its protected record; `stillHeld` then says which rows, claims and copies may still hold it.")
    @PatchMapping(path = "/{id}", consumes = MergePatch.TYPE)
    ResponseEntity<Tagged<SourceView>> editSource(
            @PathVariable UUID id,
            Expected expected,
            @RequestBody @Schema(implementation = SourceDraft.class) JsonNode patch,
            Faults faults,
            Actor actor) {
        EditedSource edited =
                sources.edit(
                        id,
                        expected,
                        draft -> mergePatch.apply(patch, draft, faults),
                        faults,
                        actor);
        Tagged<SourceView> tagged = tagged(edited.source());
        return edited.concealed() == null
                ? etags.ok(tagged)
                : etags.ok(
                        etags.inPlaceOf(
                                tagged, edited.source().with(traces.of(edited.concealed()))));
    }

    @Operation(
            summary = "Delete a source",
            description = "A source that something refers to is not deleted: 409.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteSource(@PathVariable UUID id, Expected expected, Actor actor) {
        sources.delete(id, expected, actor);
    }

    @Operation(
            summary = "Merge a source into another",
            description =
                    "Wherever it is named it shows and counts as the other, which bears its names too; its id leads there for ever. "
                            + "409 where a chain would name one source twice in a row, parents would go in a circle, or the two are not disclosed alike. Answers the other source.")
    @PostMapping("/{id}/merge")
    ResponseEntity<Tagged<SourceView>> mergeSource(
            @PathVariable UUID id, Expected expected, @RequestBody MergeDraft draft, Actor actor) {
        return etags.ok(tagged(merges.merge(id, expected, draft.into(), actor)));
    }

    private Tagged<SourceView> tagged(SourceView source) {
        return etags.tag(source.version(), source);
    }
}
