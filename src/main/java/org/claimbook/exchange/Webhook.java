package org.claimbook.exchange;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.claimbook.exchange.LoggedChange.Kind;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Ids;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// Where somebody listens, and to what. How far it has been told stands beside it in the table, and
/// is the outbox's.
@Entity
class Webhook {

    @Id private UUID id;
    private @Version @Nullable Long version;
    private UUID ownerId;
    private String url;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    private Set<Kind> events;

    private String filter;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Webhook() {}

    @SuppressWarnings("NullAway.Init") // edit() fills the rest
    Webhook(WebhookDraft draft, Instant now, Actor owner) {
        this.id = Ids.next();
        this.ownerId = owner.id();
        this.createdAt = now;
        edit(draft, now);
    }

    void edit(WebhookDraft draft, Instant now) {
        url = draft.url();
        events = draft.wanted();
        filter = draft.query();
        updatedAt = now;
    }

    WebhookDraft draft() {
        return new WebhookDraft(url, events.stream().sorted().toList(), filter);
    }

    WebhookView view(@Nullable String secret) {
        return new WebhookView(
                id,
                url,
                events.stream().sorted().toList(),
                filter,
                ownerId,
                createdAt,
                updatedAt,
                secret,
                version());
    }

    UUID id() {
        return id;
    }

    long version() {
        return version == null ? 0 : version;
    }
}
