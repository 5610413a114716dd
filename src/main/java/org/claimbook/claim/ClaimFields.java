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

    /// These, and what was there before for what they leave out.
    public ClaimFields over(ClaimFields before) {
        return new ClaimFields(
                statement == null ? before.statement : statement,
                kind == null ? before.kind : kind,
                language == null ? before.language : language,
                topics == null ? before.topics : topics,
                place == null ? before.place : place,
                happened == null ? before.happened : happened,
                figure == null ? before.figure : figure,
                workState == null ? before.workState : workState,
                assignee == null ? before.assignee : assignee,
                dueAt == null ? before.dueAt : dueAt,
                recheckAt == null ? before.recheckAt : recheckAt,
                priority == null ? before.priority : priority);
    }

    /// A statement, and for the rest the defaults.
    public static ClaimFields of(String statement) {
        return new ClaimFields(
                statement, null, null, null, null, null, null, null, null, null, null, null);
    }
}
