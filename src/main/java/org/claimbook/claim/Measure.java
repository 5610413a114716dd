package org.claimbook.claim;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.claimbook.shared.Ids;
import org.claimbook.shared.Names;
import org.jspecify.annotations.Nullable;

/// A quantity that different sources estimate over time.
@Entity
class Measure {

    @Id private UUID id;
    private @Version @Nullable Long version;
    private String name;
    private String foldedName;
    private @Nullable String unit;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Measure() {}

    @SuppressWarnings("NullAway.Init") // edit() fills the rest
    Measure(MeasureDraft draft, Instant now) {
        this.id = Ids.next();
        this.createdAt = now;
        edit(draft, now);
    }

    final void edit(MeasureDraft draft, Instant now) {
        name = draft.name();
        foldedName = Names.fold(draft.name());
        unit = draft.unit();
        updatedAt = now;
    }

    MeasureDraft draft() {
        return new MeasureDraft(name, unit);
    }

    MeasureView view() {
        return new MeasureView(id, name, unit, createdAt, updatedAt, version());
    }

    UUID id() {
        return id;
    }

    String foldedName() {
        return foldedName;
    }

    long version() {
        return version == null ? 0 : version;
    }
}
