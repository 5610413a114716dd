package org.claimbook.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.claimbook.record.ClaimItem;
import org.claimbook.record.WholeClaims;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Page;
import org.claimbook.shared.Paging;
import org.claimbook.shared.Tagged;
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
    private final WholeClaims claims;
    private final Etags etags;
    private final Clock clock;

    ClaimListApi(ClaimSearch search, WholeClaims claims, Etags etags, Clock clock) {
        this.search = search;
        this.claims = claims;
        this.etags = etags;
        this.clock = clock;
    }

    @Operation(
            summary = "List claims",
            description =
                    "Filters are OR inside one (repeat it) and AND across; whoever is not signed in sees what is published.")
    @GetMapping("/api/v1/claims")
    ResponseEntity<Page<Tagged<ClaimItem>>> listClaims(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            Paging paging,
            @Nullable Actor actor) {
        ClaimParameters query = new ClaimParameters(parameters, actor == null, clock.instant());
        ClaimFilter filter = query.filter();
        List<ClaimHit> hits = search.page(filter, query.sort(), paging.after(), paging.limit() + 1);
        return paging.pages(
                hits,
                hit -> Arrays.asList(hit.key(), hit.id()),
                page -> items(page, filter, actor));
    }

    private List<Tagged<ClaimItem>> items(
            List<ClaimHit> hits, ClaimFilter filter, @Nullable Actor actor) {
        return claims.items(hits.stream().map(ClaimHit::id).toList(), filter.asOf(), actor).stream()
                .map(item -> etags.tag(item.version(), item))
                .toList();
    }
}
