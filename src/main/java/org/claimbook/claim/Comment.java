package org.claimbook.claim;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Ids;
import org.hibernate.annotations.Immutable;
import org.springframework.data.domain.Persistable;

/// A note of the desk about a claim; never changed afterwards.
@Entity
@Immutable
@Table(name = "claim_comment")
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
class Comment implements Persistable<UUID> {

    @Id private UUID id;
    private UUID claimId;
    private String text;
    private Instant recordedAt;
    private UUID recordedBy;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Comment() {}

    Comment(UUID claim, CommentDraft draft, Instant now, Actor actor) {
        this.id = Ids.next();
        this.claimId = claim;
        this.text = draft.text();
        this.recordedAt = now;
        this.recordedBy = actor.id();
    }

    @Override
    public UUID getId() {
        return id;
    }

    /// Comments are only ever inserted.
    @Override
    public boolean isNew() {
        return true;
    }
}
