package org.claimbook.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.claimbook.shared.Tagged;
import org.jspecify.annotations.Nullable;

/// A claim that has just been recorded and, for whoever asks, those that it resembles.
record RecordedClaim(
        @JsonUnwrapped Tagged<ClaimView> claim,
        @JsonInclude(Include.NON_NULL) @Nullable List<SimilarClaim> similar) {}
