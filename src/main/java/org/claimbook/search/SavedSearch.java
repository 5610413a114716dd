package org.claimbook.search;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Ids;
import org.jspecify.annotations.Nullable;

/// A search that somebody keeps, and how far they have looked at what it finds.
@Entity
class SavedSearch {

    @Id private UUID id;
    private @Version @Nullable Long version;
    private UUID ownerId;
    private String name;
    private String query;
    private Instant seenAt;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected SavedSearch() {}

    @SuppressWarnings("NullAway.Init") // edit() fills the rest
    SavedSearch(SavedSearchDraft draft, Instant settled, Instant now, Faults faults, Actor owner) {
        this.id = Ids.next();
        this.ownerId = owner.id();
        this.seenAt = settled;
        this.createdAt = now;
        edit(draft, settled, now, faults);
    }

    /// Nobody has seen what is still being written: a look reaches no further than what is settled.
    void edit(SavedSearchDraft draft, Instant settled, Instant now, Faults faults) {
        Instant seen = draft.seenAt();
        if (seen != null && seen.isAfter(now)) {
            faults.add("/seenAt", "in-the-future", "That is still to come.");
        }
        faults.throwIfAny();
        name = draft.name();
        query = draft.query();
        if (seen != null && !seen.equals(seenAt)) {
            seenAt = seen.isAfter(settled) ? settled : seen;
        }
        updatedAt = now;
    }

    String query() {
        return query;
    }

    Instant seenAt() {
        return seenAt;
    }

    SavedSearchDraft draft() {
        return new SavedSearchDraft(name, query, seenAt);
    }

    SavedSearchView view(@Nullable Long unseen) {
        return new SavedSearchView(
                id, name, query, seenAt, unseen, createdAt, updatedAt, version());
    }

    UUID id() {
        return id;
    }

    long version() {
        return version == null ? 0 : version;
    }

    boolean belongsTo(Actor actor) {
        return ownerId.equals(actor.id());
    }
}
