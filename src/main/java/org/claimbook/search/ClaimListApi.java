package org.claimbook.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.claimbook.record.WholeClaims;
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
    private final Snippets snippets;
    private final WholeClaims claims;
    private final Etags etags;
    private final Clock clock;

    ClaimListApi(
            ClaimSearch search, Snippets snippets, WholeClaims claims, Etags etags, Clock clock) {
        this.search = search;
        this.snippets = snippets;
        this.claims = claims;
        this.etags = etags;
        this.clock = clock;
    }

    @Operation(
            summary = "List claims",
            description =
                    "Filters are OR inside one (repeat it) and AND across; whoever is not signed in sees what is published. Where q is given, each item has a snippet.")
    @GetMapping("/api/v1/claims")
    ResponseEntity<ClaimPage> listClaims(
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
        List<ClaimHit> hits = search.page(filter, query.sort(), paging.after(), paging.limit() + 1);
        ResponseEntity<Page<ListedClaim>> page =
                paging.pages(
                        hits,
                        hit -> Arrays.asList(hit.key(), hit.id()),
                        found -> items(found, filter, actor));
        return ResponseEntity.status(page.getStatusCode())
                .headers(page.getHeaders())
                .body(ClaimPage.of(Objects.requireNonNull(page.getBody()), total));
    }

    private List<ListedClaim> items(
            List<ClaimHit> hits, ClaimFilter filter, @Nullable Actor actor) {
        List<UUID> ids = hits.stream().map(ClaimHit::id).toList();
        Map<UUID, Snippet> found = snippets.of(ids, filter);
        return claims.items(ids, filter.asOf(), actor).stream()
                .map(item -> new ListedClaim(etags.tag(item.version(), item), found.get(item.id())))
                .toList();
    }
}
