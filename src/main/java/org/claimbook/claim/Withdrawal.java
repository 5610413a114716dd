package org.claimbook.claim;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.PartialDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// One speaker took an appearance back.
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
class Withdrawal implements Persistable<UUID> {

    @Id private UUID appearanceId;

    @Enumerated(EnumType.STRING)
    private WithdrawalHow how;

    private UUID byId;

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "withdrawn_at"))
    @AttributeOverride(name = "precision", column = @Column(name = "withdrawn_precision"))
    private @Nullable PartialDate at;

    private @Nullable String wording;
    private @Nullable String url;
    private Instant recordedAt;
    private UUID recordedBy;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Withdrawal() {}

    Withdrawal(UUID appearance, WithdrawalDraft draft, UUID by, OpenClaim claim, Actor actor) {
        if (draft.at() != null && draft.at().at().isAfter(claim.at().plusSeconds(300))) {
            throw new Invalid("/at", "in-the-future", "That is still to come.");
        }
        this.appearanceId = appearance;
        this.how = draft.how();
        this.byId = by;
        this.at = draft.at();
        this.wording = draft.wording();
        this.url = draft.url();
        this.recordedAt = claim.at();
        this.recordedBy = actor.id();
    }

    @Override
    public UUID getId() {
        return appearanceId;
    }

    /// Withdrawals are only ever inserted.
    @Override
    public boolean isNew() {
        return true;
    }
}
