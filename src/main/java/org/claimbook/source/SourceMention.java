package org.claimbook.source;

import jakarta.validation.Valid;
import java.util.UUID;
import org.claimbook.shared.CodePoints;
import org.jspecify.annotations.Nullable;

/// How a request names a source: by `id`, or by what it is called or described as; found by name or
/// created.
public record SourceMention(
        @Nullable UUID id,
        @CodePoints(max = 500) @Nullable String name,
        @Nullable SourceKind kind,
        @Nullable Disclosure disclosure,
        @CodePoints(max = 2_000) @Nullable String description,
        @Valid @Nullable SourceMention parent) {

    public static SourceMention of(UUID id) {
        return new SourceMention(id, null, null, null, null, null);
    }

    /// A source that is known, by its id and its name.
    public static @Nullable SourceMention of(@Nullable SourceLabel source) {
        return source == null
                ? null
                : new SourceMention(source.id(), source.name(), null, null, null, null);
    }

    /// NAMED unless it says otherwise or has only a description.
    Disclosure disclosed() {
        if (disclosure != null) {
            return disclosure;
        }
        return name == null && description != null ? Disclosure.UNNAMED : Disclosure.NAMED;
    }

    SourceDraft draft() {
        return new SourceDraft(
                name, kind, description, disclosed(), parent, null, null, null, null, null);
    }

    /// Tells nobody who it is, wherever it may be written to.
    @Override
    public String toString() {
        return "SourceMention";
    }
}
