package org.claimbook.report;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// A report's text as it stood when it was captured; never changed afterwards.
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
@Immutable
class ReportRevision implements Persistable<ReportRevision.Key> {

    @Embeddable
    record Key(UUID reportId, int number) implements Serializable {}

    @EmbeddedId private Key key;

    @Enumerated(EnumType.STRING)
    private RevisionKind kind;

    private @Nullable String text;
    private @Nullable String sha256;
    private Instant capturedAt;
    private Instant recordedAt;
    private UUID recordedBy;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected ReportRevision() {}

    ReportRevision(
            Key key,
            RevisionKind kind,
            @Nullable ReportText text,
            Instant capturedAt,
            Actor actor,
            Instant now) {
        this.key = key;
        this.kind = kind;
        this.text = text == null ? null : text.text();
        this.sha256 = text == null ? null : text.sha256();
        this.capturedAt = capturedAt;
        this.recordedAt = now;
        this.recordedBy = actor.id();
    }

    @Override
    public Key getId() {
        return key;
    }

    /// Revisions are only ever inserted.
    @Override
    public boolean isNew() {
        return true;
    }

    RevisionView view() {
        return new RevisionView(key.number(), kind, sha256, capturedAt, recordedAt, text);
    }

    @Nullable ReportText text() {
        return text == null ? null : ReportText.stored(text);
    }
}
