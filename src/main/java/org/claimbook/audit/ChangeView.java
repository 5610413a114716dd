package org.claimbook.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One change: when, by whom (a username), what was done to which thing, which of its fields
/// changed, and why, as the editor's `Change-Note` says; `mergedFrom` is the claim to which it was
/// done, if that has been merged since.
public record ChangeView(
        UUID id,
        @JsonIgnore long seq,
        Instant at,
        String by,
        Action action,
        Thing subject,
        @JsonInclude(Include.NON_NULL) @Nullable UUID mergedFrom,
        Map<String, FieldChange> changes,
        @Nullable String note) {

    /// What was changed: the claim, or one of its parts.
    public record Thing(Subject.Kind kind, UUID id) {}

    /// A field before and after; without the side on which it was absent.
    public record FieldChange(
            @JsonInclude(Include.NON_NULL) @Schema(implementation = Object.class)
                    @Nullable JsonNode before,
            @JsonInclude(Include.NON_NULL) @Schema(implementation = Object.class)
                    @Nullable JsonNode after) {}

    /// The same with other fields.
    public ChangeView with(Map<String, FieldChange> other) {
        return new ChangeView(id, seq, at, by, action, subject, mergedFrom, other, note);
    }
}
