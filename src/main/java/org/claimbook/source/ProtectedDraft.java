package org.claimbook.source;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.ReadOnly;
import org.claimbook.shared.WebUrl;
import org.jspecify.annotations.Nullable;

/// All that is known of who a confidential source is; what is left out is not known.
@ReadOnly({"updatedAt", "version", "etag"})
record ProtectedDraft(
        @CodePoints(max = 500) @Nullable String name,
        @WebUrl @Nullable String homepage,
        @Size(max = 50) @Nullable List<@NotNull @CodePoints(max = 200) String> handles,
        @Size(max = 50) @Nullable List<@NotNull @WebUrl String> sameAs,
        @Size(max = 100) @Nullable List<@NotNull @CodePoints(max = 500) String> aliases) {

    static ProtectedDraft of(ProtectedView known) {
        return new ProtectedDraft(
                known.name(), known.homepage(), known.handles(), known.sameAs(), known.aliases());
    }

    Identity identity() {
        return new SourceDraft(
                        name, null, null, null, null, null, homepage, handles, sameAs, aliases)
                .identity();
    }

    /// Tells nobody anything, wherever it may be written to.
    @Override
    public String toString() {
        return "ProtectedDraft";
    }
}
