package org.claimbook.claim;

import java.time.Instant;
import java.util.List;
import org.claimbook.shared.PeriodDraft;
import org.jspecify.annotations.Nullable;

/// A claim's own fields as an editor sets them, without its children; `assignee` is a username.
public record ClaimFields(
        @Nullable String statement,
        @Nullable ClaimKind kind,
        @Nullable String language,
        @Nullable List<String> topics,
        @Nullable String place,
        @Nullable PeriodDraft happened,
        @Nullable FigureDraft figure,
        @Nullable WorkState workState,
        @Nullable String assignee,
        @Nullable Instant dueAt,
        @Nullable Instant recheckAt,
        @Nullable Priority priority) {

    /// A statement, and for the rest the defaults.
    public static ClaimFields of(String statement) {
        return new ClaimFields(
                statement, null, null, null, null, null, null, null, null, null, null, null);
    }
}
