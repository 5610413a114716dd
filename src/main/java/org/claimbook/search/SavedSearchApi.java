package org.claimbook.search;

import io.swagger.v3.oas.annotations.Operation;
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

/// Saved searches over REST.
@Tag(name = "Searches", description = "Searches that people keep, each their own.")
@RestController
@RequestMapping(SavedSearchApi.PATH)
class SavedSearchApi {

    static final String PATH = "/api/v1/searches";

    private final SavedSearches searches;
    private final Etags etags;
    private final MergePatch mergePatch;

    SavedSearchApi(SavedSearches searches, Etags etags, MergePatch mergePatch) {
        this.searches = searches;
        this.etags = etags;
        this.mergePatch = mergePatch;
    }

    @Operation(
            summary = "List saved searches",
            description = "Your own, the oldest first, with how much is new in each.")
    @GetMapping
    ResponseEntity<Page<Tagged<SavedSearchView>>> listSearches(Paging paging, Actor actor) {
        String after = paging.afterKey();
        return paging.page(
                searches.list(
                        after == null ? null : UUID.fromString(after), paging.limit() + 1, actor),
                search -> List.of(search.id()),
                this::tagged);
    }

    @Operation(
            summary = "Save a search",
            description =
                    "The query is what stands behind the ? in the address of the list of claims, without limit and cursor.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Tagged<SavedSearchView>> createSearch(
            @RequestBody SavedSearchDraft draft, Faults faults, Actor actor) {
        SavedSearchView created = searches.create(draft, faults, actor);
        return etags.created(PATH + "/" + created.id(), tagged(created));
    }

    @Operation(summary = "Read a saved search")
    @GetMapping("/{id}")
    ResponseEntity<Tagged<SavedSearchView>> getSearch(@PathVariable UUID id, Actor actor) {
        return etags.ok(tagged(searches.get(id, actor)));
    }

    @Operation(
            summary = "Edit a saved search",
            description =
                    "Or note that you have looked: set seenAt to when you read the list. It may come back somewhat earlier, so that nothing is lost that was being written then.")
    @PatchMapping(path = "/{id}", consumes = MergePatch.TYPE)
    ResponseEntity<Tagged<SavedSearchView>> editSearch(
            @PathVariable UUID id,
            Expected expected,
            @RequestBody @Schema(implementation = SavedSearchDraft.class) JsonNode patch,
            Faults faults,
            Actor actor) {
        SavedSearchView edited =
                searches.edit(
                        id,
                        expected,
                        draft -> mergePatch.apply(patch, draft, faults),
                        faults,
                        actor);
        return etags.ok(tagged(edited));
    }

    @Operation(summary = "Delete a saved search")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteSearch(@PathVariable UUID id, Expected expected, Actor actor) {
        searches.delete(id, expected, actor);
    }

    private Tagged<SavedSearchView> tagged(SavedSearchView search) {
        return etags.tag(search.version(), search);
    }
}
