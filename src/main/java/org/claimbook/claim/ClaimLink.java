package org.claimbook.claim;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Ids;
import org.claimbook.shared.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// How one claim bears on another.
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
class ClaimLink implements Persistable<UUID> {

    @Id private UUID id;
    private UUID fromId;
    private UUID toId;

    @Enumerated(EnumType.STRING)
    private LinkType type;

    private @Nullable String note;
    private Instant createdAt;
    private UUID createdBy;
    private transient boolean isNew;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected ClaimLink() {}

    /// @throws Invalid if anything is wrong with it
    ClaimLink(OpenClaim from, LinkDraft draft, Faults faults, Actor actor) {
        if (from.id().equals(draft.to())) {
            faults.add("/to", "to-itself", "A claim is not linked to itself.");
        }
        faults.throwIfAny();
        this.id = Ids.next();
        this.fromId = from.id();
        this.toId = draft.to();
        this.type = draft.type();
        this.note = draft.note();
        this.createdAt = from.at();
        this.createdBy = actor.id();
        this.isNew = true;
    }

    UUID fromId() {
        return fromId;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return isNew;
    }
}
