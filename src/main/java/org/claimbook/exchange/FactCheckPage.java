package org.claimbook.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reviewed claims in the form of Google's Fact Check Tools API (`FactCheckedClaimSearchResponse`);
/// what is not known is absent, so that nothing found is `{}`.
@JsonInclude(Include.NON_EMPTY)
record FactCheckPage(List<Checked> claims, @Nullable String nextPageToken) {

    /// A claim; `claimDate` is when the original source made it.
    @JsonInclude(Include.NON_EMPTY)
    record Checked(
            String text,
            @Nullable String claimant,
            @Nullable Instant claimDate,
            List<Review> claimReview) {}

    /// What somebody found about it; `title` is that of what `url` leads to.
    @JsonInclude(Include.NON_EMPTY)
    record Review(
            Publisher publisher,
            String url,
            @Nullable String title,
            Instant reviewDate,
            String textualRating,
            @Nullable String languageCode) {}

    /// Who found it; `site` is the host without `www`.
    @JsonInclude(Include.NON_EMPTY)
    record Publisher(String name, @Nullable String site) {}
}
