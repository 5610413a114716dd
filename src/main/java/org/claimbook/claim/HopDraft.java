package org.claimbook.claim;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.PublicHost;
import org.claimbook.shared.WebUrl;
import org.claimbook.source.SourceMention;
import org.jspecify.annotations.Nullable;

/// One source in a chain and what it did; UNKNOWN and STATED unless it says otherwise.
public record HopDraft(
        @NotNull @Valid SourceMention source,
        @NotNull Verb verb,
        @Nullable Basis basis,
        @Nullable Channel channel,
        @Nullable Standing standing,
        @Valid @Nullable Said said,
        @CodePoints(max = 2_000) @Nullable String wording,
        @CodePoints(max = 500) @Nullable String caveat,
        @WebUrl @Nullable String url,
        @WebUrl @PublicHost @Nullable String archivedUrl) {

    /// A hop as it is recorded.
    public static HopDraft of(HopView hop) {
        SourceMention source =
                new SourceMention(hop.source().id(), hop.source().name(), null, null, null, null);
        return new HopDraft(
                source,
                hop.verb(),
                hop.basis(),
                hop.channel(),
                hop.standing(),
                hop.said(),
                hop.wording(),
                hop.caveat(),
                hop.url(),
                hop.archivedUrl());
    }

    /// The same way for another assertion: through whom, without what was said there.
    public HopDraft again() {
        return new HopDraft(source, verb, basis, channel, standing, null, null, caveat, null, null);
    }

    HopDraft by(UUID id) {
        return new HopDraft(
                SourceMention.of(id),
                verb,
                basis,
                channel,
                standing,
                said,
                wording,
                caveat,
                url,
                archivedUrl);
    }
}
