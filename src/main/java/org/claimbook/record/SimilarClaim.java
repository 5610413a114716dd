package org.claimbook.record;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.claimbook.shared.Tagged;

/// A recorded claim that resembles a statement.
public record SimilarClaim(
        @Schema(description = "How much, from 0 to 1.") double score,
        Tagged<ClaimItem> claim,
        @Schema(description = "The words that both have, the rarest first.") List<String> shared) {}
