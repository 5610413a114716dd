package org.claimbook.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import org.claimbook.record.SimilarClaim;
import org.claimbook.record.SimilarClaims;
import org.claimbook.shared.Actor;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.LanguageTag;
import org.claimbook.shared.Page;
import org.claimbook.shared.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Similar claims over REST.
@Tag(name = "Claims")
@RestController
class SimilarApi {

    private static final int MOST = 50;

    private final SimilarClaims similar;

    SimilarApi(SimilarClaims similar) {
        this.similar = similar;
    }

    @Operation(
            summary = "Find similar claims",
            description =
                    "Whether something like it has been recorded already: best first, with a score from 0 to 1 and the words that both share. Without a language, what is written in Latin script is read as English.")
    @GetMapping("/api/v1/claims/similar")
    Page<SimilarClaim> listSimilarClaims(
            @RequestParam @Written @CodePoints(max = 20_000) String statement,
            @RequestParam(required = false) @LanguageTag @Nullable String language,
            @RequestParam(defaultValue = "10") @Min(1) int limit,
            Actor actor) {
        return new Page<>(similar.to(statement, language, Math.min(limit, MOST), actor), null);
    }
}
