package org.claimbook.source;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.ReadOnly;
import org.claimbook.shared.WebUrl;
import org.jspecify.annotations.Nullable;

/// What a client says of a source when it creates or edits one; `country` is ISO 3166-1 alpha-2.
@ReadOnly({"id", "family", "desk", "reliability", "version", "createdAt", "updatedAt", "etag"})
public record SourceDraft(
        @CodePoints(max = 500) @Nullable String name,
        @Nullable SourceKind kind,
        @CodePoints(max = 2_000) @Nullable String description,
        @Nullable Disclosure disclosure,
        @Valid @Nullable SourceMention parent,
        @Pattern(regexp = "[A-Z]{2}", message = "A country is two capital letters (ISO 3166-1).")
                @Nullable String country,
        @WebUrl @Nullable String homepage,
        @Size(max = 50) @Nullable List<@NotNull @CodePoints(max = 200) String> handles,
        @Size(max = 50) @Nullable List<@NotNull @WebUrl String> sameAs,
        @Size(max = 100) @Nullable List<@NotNull @CodePoints(max = 500) String> aliases) {

    /// A source as it is recorded; of a confidential one without what identifies it.
    static SourceDraft of(SourceView source) {
        return new SourceDraft(
                source.name(),
                source.kind(),
                source.description(),
                source.disclosure(),
                SourceMention.of(source.parent()),
                source.country(),
                source.homepage(),
                source.handles(),
                source.sameAs(),
                source.aliases());
    }

    Disclosure disclosed() {
        return disclosure == null ? Disclosure.NAMED : disclosure;
    }

    /// What the audit keeps where the rest has become confidential.
    SourceDraft withoutIdentity() {
        return new SourceDraft(
                null, kind, description, disclosure, parent, country, null, null, null, null);
    }

    Identity identity() {
        return new Identity(name, homepage, listOf(handles), listOf(sameAs), listOf(aliases));
    }

    private static List<String> listOf(@Nullable List<String> values) {
        return values == null ? List.of() : values.stream().filter(Objects::nonNull).toList();
    }

    /// Tells nobody who it is, wherever it may be written to.
    @Override
    public String toString() {
        return "SourceDraft";
    }
}
