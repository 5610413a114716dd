package org.claimbook.claim;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.claimbook.account.Users;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Ids;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.Merged;
import org.claimbook.shared.Names;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.RequestInfo;
import org.claimbook.shared.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The way in to claims: their own fields, their place in a transaction, their projected status.
@Component
@Transactional
@OpenTo(Caller.ROOMS)
public class Claims {

    private final ClaimRepository claims;
    private final NewClaims news;
    private final LockedClaims locked;
    private final ClaimRows rows;
    private final StatusPeriods periods;
    private final Topics topics;
    private final Measures measures;
    private final Users users;
    private final Audit audit;
    private final Clock clock;

    Claims(
            ClaimRepository claims,
            NewClaims news,
            LockedClaims locked,
            ClaimRows rows,
            StatusPeriods periods,
            Topics topics,
            Measures measures,
            Users users,
            Audit audit,
            Clock clock) {
        this.claims = claims;
        this.news = news;
        this.locked = locked;
        this.rows = rows;
        this.periods = periods;
        this.topics = topics;
        this.measures = measures;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /// Takes steps that record claims; only among such steps are claims recorded.
    @Transactional(propagation = Propagation.MANDATORY)
    public void together(Runnable steps) {
        news.together(steps);
    }

    /// A place for a claim that is about to be recorded.
    public OpenClaim fresh() {
        return fresh(Ids.next());
    }

    /// The same for one that brings its id.
    public OpenClaim fresh(UUID id) {
        return new OpenClaim(id, clock.instant());
    }

    /// Makes the topics of claims that are about to be recorded, where they are missing: all at
    /// once, so that whoever records the same waits for them only here. By the folded name.
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo(Caller.EDITOR)
    public Map<String, UUID> makeTopics(List<String> names, Actor actor) {
        return names.isEmpty() ? Map.of() : topics.byName(names, actor);
    }

    /// Records a claim's own fields; the caller adds the children and settles it.
    ///
    /// @throws Invalid if anything is wrong with them
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo(Caller.EDITOR)
    public void create(
            OpenClaim open,
            ClaimFields fields,
            Map<String, UUID> made,
            Faults faults,
            Actor actor) {
        Claim.Referred referred = referred(fields, made, faults, actor);
        news.add(open.id(), Claim.of(open, fields, referred, faults, actor));
        audit.record(
                actor, Action.CREATED, Subject.of(Subject.Kind.CLAIM, open.id()), null, fields);
    }

    /// Locks a recorded claim for writing; every write to it or its children goes through here and
    /// raises its version.
    @Transactional(propagation = Propagation.MANDATORY)
    public OpenClaim open(UUID id, Expected expected) {
        Claim claim = locked.get(id, expected);
        return claim.open(clock.instant());
    }

    /// Edits the claim's own fields; an edit that changes nothing leaves the version as it is.
    @OpenTo(Caller.EDITOR)
    public void edit(
            UUID id,
            Expected expected,
            UnaryOperator<ClaimFields> change,
            Faults faults,
            Actor actor) {
        Claim claim = locked.get(id, expected);
        ClaimFields before = row(id).fields();
        ClaimFields after = change.apply(before);
        if (after.equals(before) && faults.isEmpty()) {
            return;
        }
        Map<String, UUID> made =
                after.topics() == null || !faults.clean("/topics")
                        ? Map.of()
                        : topics.byName(after.topics(), actor);
        Claim.Referred referred = referred(after, made, faults, actor);
        boolean reasonGiven = RequestInfo.current().changeNote() != null;
        claim.edit(after, referred, reasonGiven, faults);
        claim.open(clock.instant());
        claims.flush();
        audit.record(
                actor,
                Action.CHANGED,
                Subject.of(Subject.Kind.CLAIM, id),
                before,
                row(id).fields());
    }

    /// Makes a claim public; the audit keeps why nobody was asked for comment, if that is so.
    @OpenTo(Caller.REVIEWER)
    public OpenClaim publish(UUID id, Expected expected, @Nullable String waiver, Actor actor) {
        Claim claim = locked.get(id, expected);
        OpenClaim open = claim.open(clock.instant());
        claim.publish(open.at(), waiver);
        claims.flush();
        audit.record(
                actor,
                Action.PUBLISHED,
                Subject.of(Subject.Kind.CLAIM, id),
                null,
                new Waived(waiver));
        return open;
    }

    private record Waived(@Nullable String waiver) {}

    /// Takes a claim back from the public.
    @OpenTo(Caller.REVIEWER)
    public void withdraw(UUID id, Expected expected, Actor actor) {
        Claim claim = locked.get(id, expected);
        claim.withdraw();
        claim.open(clock.instant());
        audit.record(actor, Action.UNPUBLISHED, Subject.of(Subject.Kind.CLAIM, id), null, null);
    }

    /// Deletes a claim without findings to which no other claim is linked, and into which none was
    /// merged; its rows stay for the audit.
    @OpenTo(Caller.ADMIN)
    public void delete(UUID id, Expected expected, Actor actor) {
        Claim claim = locked.get(id, expected);
        List<UUID> referring = claims.findReferringTo(id);
        if (!referring.isEmpty()) {
            throw new Conflict(
                    "referred-to",
                    "Other claims are linked to it or were merged into it.",
                    referring.toArray(UUID[]::new));
        }
        claim.delete(claim.open(clock.instant()).at());
        audit.record(
                actor, Action.DELETED, Subject.of(Subject.Kind.CLAIM, id), row(id).fields(), null);
    }

    /// The place of the next finding in the claim's hash chain.
    @Transactional(propagation = Propagation.MANDATORY)
    public NextFinding nextFinding(OpenClaim open) {
        return managed(open).nextFinding();
    }

    /// Notes that a finding was recorded, and its hash.
    @Transactional(propagation = Propagation.MANDATORY)
    public void found(OpenClaim open, String hash) {
        managed(open).found(hash);
    }

    /// Whether there is such a claim; if so, it is not deleted before the transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean keep(UUID id) {
        return news.find(id).isPresent()
                || claims.findForReferringById(id)
                        .filter(claim -> !claim.isDeleted() && !claim.isMerged())
                        .isPresent();
    }

    /// The same for all that a request will refer to, in one order, so that two such requests do
    /// not wait for each other.
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepAll(Collection<UUID> ids) {
        ids.stream().map(this::reader).distinct().sorted().forEach(this::keep);
    }

    /// The claim that reads what was recorded for one: itself, unless it was merged.
    @Transactional(readOnly = true)
    public UUID reader(UUID id) {
        return claims.findReader(id);
    }

    /// A claim that was merged into one that is open for writing, locked too: its hash chain goes
    /// on.
    @Transactional(propagation = Propagation.MANDATORY)
    public OpenClaim part(OpenClaim open, UUID merged) {
        hold(List.of(merged));
        return new OpenClaim(merged, open.at());
    }

    /// Whether everybody sees the claim, and nobody has waived that those it accuses are heard.
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean mustHearAccused(OpenClaim open) {
        return managed(open).mustHearAccused();
    }

    /// Takes over what findings, responses and appearances amount to.
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(Map<OpenClaim, Projection> projections) {
        Map<OpenClaim, Projection> changed = new LinkedHashMap<>();
        projections.forEach((open, projection) -> {
            if (managed(open).settle(projection)) {
                changed.put(open, projection);
            }
        });
        news.write();
        begin(changed);
    }

    /// Holds claims for writing, in the order of their ids.
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Collection<UUID> ids) {
        claims.findForUpdateByIds(ids);
    }

    /// Takes over what a held claim amounts to since some sources are the same; if that is no more
    /// than another name, the claim stays as it is.
    @Transactional(propagation = Propagation.MANDATORY)
    public void settleAnew(UUID id, Projection projection, Collection<UUID> same) {
        Claim claim = claims.findById(id).orElseThrow(() -> new NotFound("claim", id));
        if (!claim.isDeleted() && !claim.isMerged() && !claim.reads(projection, same)) {
            OpenClaim open = claim.open(clock.instant());
            if (claim.settle(projection)) {
                begin(Map.of(open, projection));
            }
        }
    }

    private void begin(Map<OpenClaim, Projection> changed) {
        if (!changed.isEmpty()) {
            claims.flush();
            periods.begin(changed);
        }
    }

    /// The claim's own columns.
    ///
    /// @throws NotFound if there is no such claim
    /// @throws Merged if it was merged into another
    @Transactional(readOnly = true)
    public ClaimRow row(UUID id) {
        ClaimRow row = recorded(id);
        if (!row.stands(null)) {
            throw merged(id);
        }
        return row;
    }

    /// What a form about a claim shows of it.
    ///
    /// @throws NotFound if there is no such claim
    /// @throws Merged if it was merged into another
    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    public ClaimHead head(UUID id) {
        ClaimRow row = row(id);
        return new ClaimHead(
                id,
                String.valueOf(row.fields().statement()),
                row.fields().language(),
                row.version());
    }

    /// The own fields of a claim, as an edit begins with them.
    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    public Versioned<ClaimFields> fields(UUID id) {
        ClaimRow row = row(id);
        return new Versioned<>(row.version(), row.fields());
    }

    /// The own columns of a claim, merged or not.
    ///
    /// @throws NotFound if there is no such claim
    @Transactional(readOnly = true)
    public ClaimRow recorded(UUID id) {
        ClaimRow row = rows(List.of(id)).get(id);
        if (row == null) {
            throw new NotFound("claim", id);
        }
        return row;
    }

    /// What to say of a merged claim.
    @Transactional(readOnly = true)
    public Merged merged(UUID id) {
        return new Merged("claim", id, claims.findReader(id));
    }

    /// A claim and those that were merged into it.
    ///
    /// @throws NotFound if there is no such claim
    /// @throws Merged if it was merged into another
    @Transactional(readOnly = true)
    public List<UUID> parts(UUID id) {
        row(id);
        return claims.findParts(id);
    }

    /// What the status of claims was, by claim and oldest first; the last is what it is.
    @Transactional(readOnly = true)
    public Map<UUID, List<StatusPeriod>> periods(Collection<UUID> ids) {
        return periods.of(ids);
    }

    /// What the desk corrected in public, the newest first, after the last of the page before.
    @Transactional(readOnly = true)
    public List<PublicCorrection> corrections(
            @Nullable Instant before, @Nullable UUID id, int limit) {
        return periods.corrections(before, id, limit);
    }

    /// A part of a claim with the claim's version. The version is read first: should somebody write
    /// in between, the newer part comes with the older version, and an edit of it is refused.
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> Versioned<T> versioned(UUID id, Supplier<T> part) {
        claims.flush();
        return new Versioned<>(row(id).version(), part.get());
    }

    /// The own columns of many claims, merged ones too, by id; unknown and deleted ones are absent.
    @Transactional(readOnly = true)
    public Map<UUID, ClaimRow> rows(Collection<UUID> ids) {
        return rows.of(ids);
    }

    private Claim managed(OpenClaim open) {
        return news.find(open.id())
                .or(() -> claims.findById(open.id()))
                .orElseThrow(() -> new NotFound("claim", open.id()));
    }

    private Claim.Referred referred(
            ClaimFields fields, Map<String, UUID> made, Faults faults, Actor actor) {
        List<UUID> topicIds =
                fields.topics() == null || !faults.clean("/topics")
                        ? List.of()
                        : fields.topics().stream()
                                .map(name -> Objects.requireNonNull(made.get(Names.fold(name))))
                                .distinct()
                                .toList();
        Figure figure = fields.figure() == null ? null : figure(fields.figure(), faults, actor);
        UUID assignee = fields.assignee() == null ? null : assignee(fields.assignee(), faults);
        return new Claim.Referred(topicIds, figure, assignee);
    }

    private @Nullable Figure figure(FigureDraft draft, Faults faults, Actor actor) {
        return faults.get(
                "/figure",
                figure -> {
                    MeasureMention measure = draft.measure();
                    UUID id =
                            measure == null
                                    ? null
                                    : figure.get(
                                            "/measure", at -> measures.resolve(measure, at, actor));
                    return Figure.of(draft, id, figure);
                });
    }

    private @Nullable UUID assignee(String username, Faults faults) {
        return faults.get(
                "/assignee",
                _ ->
                        users.find(username)
                                .orElseThrow(() ->
                                        new Invalid(
                                                "",
                                                "unknown-user",
                                                "There is no user “%s”.".formatted(username))));
    }
}
