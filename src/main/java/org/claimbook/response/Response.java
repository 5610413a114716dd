package org.claimbook.response;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.claimbook.claim.OpenClaim;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Ids;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.PartialDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// What a party to a claim answered, or did not; never changed afterwards.
@Entity
@Immutable
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
class Response implements Persistable<UUID> {

    @Id private UUID id;
    private UUID claimId;
    private UUID partyId;
    private @Nullable UUID askedById;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "asked_at"))
    @AttributeOverride(name = "precision", column = @Column(name = "asked_precision"))
    private @Nullable PartialDate askedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable AskedVia askedVia;

    private @Nullable Instant dueAt;

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "responded_at"))
    @AttributeOverride(name = "precision", column = @Column(name = "responded_precision"))
    private @Nullable PartialDate respondedAt;

    private @Nullable String wording;
    private @Nullable String url;
    private Instant recordedAt;
    private UUID recordedBy;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Response() {}

    UUID party() {
        return partyId;
    }

    /// @throws Invalid if anything is wrong with it
    Response(
            OpenClaim claim,
            ResponseDraft draft,
            @Nullable UUID party,
            @Nullable UUID askedBy,
            Faults faults,
            Actor actor) {
        refuse(draft, claim.at(), faults);
        faults.throwIfAny();
        this.id = Ids.next();
        this.claimId = claim.id();
        this.partyId = Objects.requireNonNull(party);
        this.askedById = askedBy;
        this.outcome = draft.outcome();
        this.askedAt = draft.askedAt();
        this.askedVia = draft.askedVia();
        this.dueAt = draft.dueAt();
        this.respondedAt = draft.respondedAt();
        this.wording = draft.wording();
        this.url = draft.url();
        this.recordedAt = claim.at();
        this.recordedBy = actor.id();
    }

    private static void refuse(ResponseDraft draft, Instant now, Faults faults) {
        refuseFuture(draft.askedAt(), "/askedAt", now, faults);
        refuseFuture(draft.respondedAt(), "/respondedAt", now, faults);
        if (draft.respondedAt() != null
                && draft.askedAt() != null
                && draft.respondedAt().isBefore(draft.askedAt())) {
            faults.add("/respondedAt", "before-asked", ResponseConstraints.ANSWERED_FIRST);
        }
        if (draft.respondedAt() != null
                && draft.outcome() != null
                && draft.outcome().unanswered()
                && draft.outcome() != Outcome.DECLINED) {
            faults.add(
                    "/respondedAt",
                    "no-response",
                    "%s has no time of response.".formatted(draft.outcome()));
        }
    }

    private static void refuseFuture(
            @Nullable PartialDate date, String pointer, Instant now, Faults faults) {
        if (date != null && date.at().isAfter(now.plusSeconds(300))) {
            faults.add(pointer, "in-the-future", "That is still to come.");
        }
    }

    @Override
    public UUID getId() {
        return id;
    }

    /// Responses are only ever inserted.
    @Override
    public boolean isNew() {
        return true;
    }
}
