package org.claimbook.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.claimbook.shared.Actor;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Counts of claims over REST.
@Tag(name = "Claims")
@RestController
class FacetApi {

    private final ClaimFacets facets;
    private final Clock clock;

    FacetApi(ClaimFacets facets, Clock clock) {
        this.facets = facets;
        this.clock = clock;
    }

    @Operation(
            summary = "Count claims",
            description =
                    "By one or more of the filters, with the filters of the list; each count ignores its own filter. Constants are all there, zero included; of the others the 50 most frequent.")
    @GetMapping("/api/v1/claims/facets")
    Map<String, List<FacetCount>> countClaims(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            Actor actor) {
        return facets.count(new ClaimParameters(parameters, false, clock.instant(), "by"));
    }
}
