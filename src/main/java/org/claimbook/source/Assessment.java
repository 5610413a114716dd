package org.claimbook.source;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Ids;
import org.claimbook.shared.Invalid;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// How far a source is held reliable; never changed afterwards, a later one takes its place.
@Entity
@Immutable
@Table(name = "reliability_assessment")
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
class Assessment implements Persistable<UUID> {

    @Id private UUID id;
    private UUID sourceId;

    @Enumerated(EnumType.STRING)
    private ReliabilityLetter letter;

    private @Nullable UUID topicId;
    private String rationale;
    private Instant fromAt;
    private @Nullable Instant toAt;
    private Instant recordedAt;
    private UUID recordedBy;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Assessment() {}

    /// @throws Invalid if anything is wrong with it
    Assessment(
            UUID source,
            AssessmentDraft draft,
            @Nullable UUID topic,
            Instant now,
            Faults faults,
            Actor actor) {
        Instant from = draft.from() == null ? now : draft.from();
        if (draft.to() != null && faults.clean("/from") && !draft.to().isAfter(from)) {
            faults.add("/to", "ends-before-start", "It ends before it begins.");
        }
        faults.throwIfAny();
        this.id = Ids.next();
        this.sourceId = source;
        this.letter = draft.letter();
        this.topicId = topic;
        this.rationale = draft.rationale();
        this.fromAt = from;
        this.toAt = draft.to();
        this.recordedAt = now;
        this.recordedBy = actor.id();
    }

    @Override
    public UUID getId() {
        return id;
    }

    /// Assessments are only ever inserted.
    @Override
    public boolean isNew() {
        return true;
    }
}
