package org.claimbook.claim;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Period;
import org.claimbook.shared.PeriodDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// One assertion.
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
class Claim implements Persistable<UUID> {

    /// What a claim's fields refer to, looked up beforehand.
    record Referred(List<UUID> topics, @Nullable Figure figure, @Nullable UUID assignee) {}

    private static final int MOST_TOPICS = 50;

    @Id private UUID id;
    private @Version @Nullable Long version;
    private String statement;

    @Enumerated(EnumType.STRING)
    private ClaimKind kind;

    private @Nullable String language;

    @ElementCollection
    @CollectionTable(name = "claim_topic", joinColumns = @JoinColumn(name = "claim_id"))
    @Column(name = "topic_id")
    @OrderColumn(name = "position")
    private List<UUID> topics;

    private @Nullable String place;

    @Embedded
    @AttributeOverride(name = "start", column = @Column(name = "happened_from"))
    @AttributeOverride(name = "end", column = @Column(name = "happened_to"))
    @AttributeOverride(name = "precision", column = @Column(name = "happened_precision"))
    private @Nullable Period happened;

    @Embedded private @Nullable Figure figure;

    @Enumerated(EnumType.STRING)
    private WorkState workState;

    private @Nullable UUID assigneeId;
    private @Nullable Instant dueAt;
    private @Nullable Instant recheckAt;

    @Enumerated(EnumType.STRING)
    private Priority priority;

    private @Nullable Instant publishedAt;
    private @Nullable String commentWaiver;
    private int findings;
    private @Nullable String lastHash;

    @Enumerated(EnumType.STRING)
    private Status status;

    private @Nullable UUID statusBy;
    private @Nullable UUID statusVerificationId;
    private boolean pending;
    private boolean differs;
    private Instant createdAt;
    private UUID createdBy;
    private Instant updatedAt;
    private @Nullable Instant deletedAt;
    private @Nullable UUID mergedInto;
    private @Nullable Instant mergedAt;
    private transient boolean unsettled;

    /// Findings that come with what they amount to, in one write.
    private transient int unsettledFindings;

    private transient @Nullable String unsettledHash;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Claim() {}

    @SuppressWarnings("NullAway.Init") // edit() fills the rest
    private Claim(OpenClaim open, Actor actor) {
        this.id = open.id();
        this.topics = new ArrayList<>();
        this.status = Status.UNCHECKED;
        this.unsettled = true;
        this.createdAt = open.at();
        this.createdBy = actor.id();
        this.updatedAt = open.at();
    }

    static Claim of(
            OpenClaim open, ClaimFields fields, Referred referred, Faults faults, Actor actor) {
        Claim claim = new Claim(open, actor);
        claim.edit(fields, referred, true, faults);
        return claim;
    }

    /// The instant at which a write is recorded: later than every earlier write to this claim.
    OpenClaim open(Instant now) {
        Instant next = updatedAt.plus(Duration.ofNanos(1_000));
        updatedAt = now.isAfter(next) ? now : next;
        return new OpenClaim(id, updatedAt);
    }

    /// Takes what an editor set, unless anything is wrong with it.
    void edit(ClaimFields fields, Referred referred, boolean reasonGiven, Faults faults) {
        PeriodDraft when = fields.happened();
        Period period = when == null ? null : faults.get("/happened", at -> Period.of(when, at));
        refuse(fields, reasonGiven, faults);
        faults.throwIfAny();
        refuseOtherFigure(referred.figure());
        statement = String.valueOf(fields.statement());
        kind = fields.kind() == null ? ClaimKind.FACT : fields.kind();
        language = fields.language();
        place = fields.place();
        happened = period;
        workState = fields.workState() == null ? WorkState.NEW : fields.workState();
        dueAt = fields.dueAt();
        recheckAt = fields.recheckAt();
        priority = fields.priority() == null ? Priority.NORMAL : fields.priority();
        figure = referred.figure();
        assigneeId = referred.assignee();
        if (!topics.equals(referred.topics())) {
            topics.clear();
            topics.addAll(referred.topics());
        }
    }

    private void refuse(ClaimFields fields, boolean reasonGiven, Faults faults) {
        if (fields.statement() == null) {
            faults.addMissing("/statement", "A claim needs a statement.");
        } else if (findings > 0 && !fields.statement().equals(statement) && !reasonGiven) {
            faults.add(
                    "/statement",
                    "reason-required",
                    "It has been judged as it reads: say why it changes in Change-Note.");
        }
    }

    private void refuseOtherFigure(@Nullable Figure other) {
        if (figure != null && (other == null || !figure.says(other))) {
            throw new Conflict(
                    "figure-fixed", "A figure is set once; another figure is another claim.");
        }
    }

    /// The place of the next finding in the claim's hash chain.
    NextFinding nextFinding() {
        String last = unsettledHash == null ? lastHash : unsettledHash;
        return new NextFinding(findings + unsettledFindings + 1, last, statement);
    }

    /// What was merged into another is not settled any more.
    void found(String hash) {
        unsettledFindings++;
        unsettledHash = hash;
        if (isMerged()) {
            takeFindings();
        }
    }

    private void takeFindings() {
        if (unsettledFindings > 0) {
            findings += unsettledFindings;
            lastHash = unsettledHash;
            unsettledFindings = 0;
            unsettledHash = null;
        }
    }

    /// Whether it is news; the first time it always is, so that the first period begins.
    boolean settle(Projection to) {
        takeFindings();
        if (to.equals(projection()) && !unsettled) {
            return false;
        }
        unsettled = false;
        status = to.status();
        statusBy = to.by();
        statusVerificationId = to.verificationId();
        pending = to.pending();
        differs = to.differs();
        return true;
    }

    private Projection projection() {
        return new Projection(status, statusBy, statusVerificationId, pending, differs);
    }

    void publish(Instant at, @Nullable String waiver) {
        if (publishedAt != null) {
            throw new Conflict("published", "The claim is public already.", id);
        }
        publishedAt = at;
        commentWaiver = waiver;
    }

    /// Whether everybody sees it, and nobody has waived that those it accuses are heard.
    boolean mustHearAccused() {
        return publishedAt != null && commentWaiver == null;
    }

    void withdraw() {
        if (publishedAt == null) {
            throw new Conflict("not-published", "The claim is not public.", id);
        }
        publishedAt = null;
        commentWaiver = null;
    }

    void delete(Instant at) {
        if (findings > 0) {
            throw new Conflict(
                    "has-findings",
                    "A claim with findings is withdrawn from the public, not deleted.",
                    id);
        }
        deletedAt = at;
    }

    /// Is read as part of another from now on, which joins its topics, as far as there is room.
    ///
    /// @throws Conflict if the public would be led from it to what is not public
    void merge(Claim into, Instant at) {
        if (publishedAt != null && into.publishedAt == null) {
            throw new Conflict(
                    "not-published",
                    "A public claim is merged only into a public one: publish that, or withdraw this.",
                    into.id);
        }
        mergedInto = into.id;
        mergedAt = at;
        topics.stream()
                .filter(topic -> !into.topics.contains(topic))
                .limit(Math.max(0, MOST_TOPICS - into.topics.size()))
                .toList()
                .forEach(into.topics::add);
    }

    boolean isMerged() {
        return mergedInto != null;
    }

    /// Whether it is projected like that already, but for a source that has become another.
    boolean reads(Projection other, Collection<UUID> same) {
        boolean renamed = same.contains(statusBy) && same.contains(other.by());
        return other.equals(projection()) || (renamed && other.by(statusBy).equals(projection()));
    }

    long version() {
        return version == null ? 0 : version;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    @Override
    public UUID getId() {
        return id;
    }

    /// Said here, as Spring Data would look for the version by way of an exception each time.
    @Override
    public boolean isNew() {
        return version == null;
    }
}
