package org.claimbook.verification;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.PublicHost;
import org.claimbook.shared.WebUrl;
import org.jspecify.annotations.Nullable;

/// One thing that a finding rests on; `primary` when it is first-hand, `public` when readers may
/// see it.
@Embeddable
public record Evidence(
        @NotNull @Enumerated(EnumType.STRING) EvidenceKind kind,
        @NotNull @Enumerated(EnumType.STRING) Stance stance,
        @JsonProperty("primary") @Nullable Boolean isPrimary,
        @JsonProperty("public") @Nullable Boolean isPublic,
        @CodePoints(max = 1_000) @Nullable String title,
        @CodePoints(max = 500) @Nullable String publisher,
        @WebUrl @Nullable String url,
        @WebUrl @PublicHost @Nullable String archivedUrl,
        @Pattern(
                        regexp = "[0-9a-f]{64}",
                        message = "A SHA-256 is 64 lower-case hexadecimal digits.")
                @Nullable String sha256,
        @Nullable Instant capturedAt,
        @CodePoints(max = 2_000) @Nullable String note) {

    /// Neither first-hand nor public unless it says so.
    public Evidence {
        isPrimary = Boolean.TRUE.equals(isPrimary);
        isPublic = Boolean.TRUE.equals(isPublic);
    }
}
