package org.claimbook.verification;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.claimbook.claim.OpenClaim;
import org.claimbook.shared.Actor;
import org.hibernate.annotations.Immutable;
import org.springframework.data.domain.Persistable;

/// That a second person stands behind a finding; never changed afterwards.
@Entity
@Immutable
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
class SignOff implements Persistable<UUID> {

    @Id private UUID verificationId;
    private UUID signedBy;
    private Instant signedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected SignOff() {}

    SignOff(UUID verification, OpenClaim claim, Actor reviewer) {
        this.verificationId = verification;
        this.signedBy = reviewer.id();
        this.signedAt = claim.at();
    }

    @Override
    public UUID getId() {
        return verificationId;
    }

    /// Sign-offs are only ever inserted.
    @Override
    public boolean isNew() {
        return true;
    }
}
