package org.claimbook.claim;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.PartialDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// One speaker took an appearance back; each does so once in each way.
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
class Withdrawal implements Persistable<Withdrawal.Key> {

    @Embeddable
    record Key(UUID appearanceId, UUID byId, @Enumerated(EnumType.STRING) WithdrawalHow how)
            implements Serializable {}

    @EmbeddedId private Key key;

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

    /// @throws Invalid if anything is wrong with it
    Withdrawal(
            AppearanceView appearance,
            WithdrawalDraft draft,
            @Nullable UUID by,
            OpenClaim claim,
            Faults faults,
            Actor actor) {
        if (by != null && !appearance.names(by)) {
            faults.add("/by", "not-in-chain", ClaimConstraints.NOT_IN_CHAIN);
        }
        if (draft.at() != null && draft.at().at().isAfter(claim.at().plusSeconds(300))) {
            faults.add("/at", "in-the-future", "That is still to come.");
        }
        faults.throwIfAny();
        this.key = new Key(appearance.id(), Objects.requireNonNull(by), draft.how());
        this.at = draft.at();
        this.wording = draft.wording();
        this.url = draft.url();
        this.recordedAt = claim.at();
        this.recordedBy = actor.id();
    }

    UUID by() {
        return key.byId();
    }

    @Override
    public Key getId() {
        return key;
    }

    /// Withdrawals are only ever inserted.
    @Override
    public boolean isNew() {
        return true;
    }
}
