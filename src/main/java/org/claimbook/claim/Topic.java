package org.claimbook.claim;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.claimbook.shared.Ids;
import org.claimbook.shared.Names;
import org.jspecify.annotations.Nullable;

/// What claims are about.
@Entity
class Topic {

    @Id private UUID id;
    private @Version @Nullable Long version;
    private String name;
    private String foldedName;
    private @Nullable UUID mergedInto;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Topic() {}

    Topic(String name, Instant now) {
        this.id = Ids.next();
        this.name = name;
        this.foldedName = Names.fold(name);
        this.createdAt = now;
        this.updatedAt = now;
    }

    void rename(String name, Instant now) {
        this.name = name;
        this.foldedName = Names.fold(name);
        this.updatedAt = now;
    }

    /// Leads to another from now on, under its name too.
    void merge(Topic into, Instant now) {
        mergedInto = into.id;
        updatedAt = now;
    }

    boolean isMerged() {
        return mergedInto != null;
    }

    /// Itself, or what it was merged into.
    UUID countsAs() {
        return mergedInto == null ? id : mergedInto;
    }

    TopicDraft draft() {
        return new TopicDraft(name);
    }

    TopicView view() {
        return new TopicView(id, name, createdAt, updatedAt, version());
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
