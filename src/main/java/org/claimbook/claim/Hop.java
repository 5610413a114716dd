package org.claimbook.claim;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.claimbook.shared.PartialDate;
import org.jspecify.annotations.Nullable;

/// One source in a chain and what it did with the assertion.
@Embeddable
record Hop(
        UUID sourceId,
        @Enumerated(EnumType.STRING) Verb verb,
        @Enumerated(EnumType.STRING) Basis basis,
        @Enumerated(EnumType.STRING) Channel channel,
        @Enumerated(EnumType.STRING) Standing standing,
        @Embedded
                @AttributeOverride(name = "at", column = @Column(name = "said_at"))
                @AttributeOverride(name = "precision", column = @Column(name = "said_precision"))
                @Nullable PartialDate said,
        @Nullable String wording,
        @Nullable String caveat,
        @Nullable String url,
        @Nullable String archivedUrl) {

    static Hop of(HopDraft draft, UUID source) {
        return new Hop(
                source,
                draft.verb(),
                draft.basis() == null ? Basis.UNKNOWN : draft.basis(),
                draft.channel() == null ? Channel.UNKNOWN : draft.channel(),
                draft.standing() == null ? Standing.STATED : draft.standing(),
                draft.said() == null ? null : draft.said().date(),
                draft.wording(),
                draft.caveat(),
                draft.url(),
                draft.archivedUrl());
    }

    /// Its source, unless that disowns what it is said to have said.
    @Nullable UUID counting() {
        return standing == Standing.DISOWNED ? null : sourceId;
    }
}
