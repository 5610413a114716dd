package org.claimbook.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Page;
import org.claimbook.shared.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The list of claims over REST.
@Tag(name = "Claims")
@RestController
class ClaimListApi {

    private final ClaimSearch search;
    private final ClaimLists lists;
    private final Etags etags;
    private final Clock clock;

    ClaimListApi(ClaimSearch search, ClaimLists lists, Etags etags, Clock clock) {
        this.search = search;
        this.lists = lists;
        this.etags = etags;
        this.clock = clock;
    }

    @Operation(
            summary = "List claims",
            description =
                    "Filters are OR inside one (repeat it) and AND across; whoever is not signed in sees what is published. Where q is given, each item has a snippet.")
    @GetMapping("/api/v1/claims")
    ResponseEntity<ListedClaims> listClaims(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            Paging paging,
            @Nullable Actor actor) {
        ClaimParameters query =
                new ClaimParameters(
                        parameters,
                        actor == null,
                        clock.instant(),
                        "sort",
                        "limit",
                        "cursor",
                        "total");
        ClaimFilter filter = query.filter();
        Long total = query.total() ? search.count(filter, null) : null;
        ClaimLists.Listed listed = lists.page(filter, query.sort(), paging, actor);
        ResponseEntity<Page<ListedClaim>> page =
                paging.pages(
                        listed.hits(),
                        hit -> Arrays.asList(hit.key(), hit.id()),
                        _ -> items(listed));
        return ResponseEntity.status(page.getStatusCode())
                .headers(page.getHeaders())
                .body(ListedClaims.of(Objects.requireNonNull(page.getBody()), total));
    }

    private List<ListedClaim> items(ClaimLists.Listed listed) {
        return listed.items().stream()
                .map(item ->
                        new ListedClaim(
                                etags.tag(item.version(), item), listed.snippets().get(item.id())))
                .toList();
    }
}
