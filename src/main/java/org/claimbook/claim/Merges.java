package org.claimbook.claim;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.Names;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The way in to merging claims: from then on one reads what was recorded for the other.
@Component
@Transactional
public class Merges {

    /// What the audit keeps at the claim that is merged, and at the one that it is merged into.
    private record Gone(UUID mergedInto) {}

    private record Gained(@Nullable UUID merged, List<String> topics) {}

    private final ClaimRepository repository;
    private final LockedClaims locked;
    private final Claims claims;
    private final Links links;
    private final StatusPeriods periods;
    private final Names names;
    private final Audit audit;
    private final Clock clock;

    Merges(
            ClaimRepository repository,
            LockedClaims locked,
            Claims claims,
            Links links,
            StatusPeriods periods,
            Names names,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.locked = locked;
        this.claims = claims;
        this.links = links;
        this.periods = periods;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    /// Merges a claim into another, which the caller settles. What refers to rows of either follows
    /// by itself: the database says who reads them.
    @OpenTo(Caller.EDITOR)
    public OpenClaim merge(UUID id, Expected expected, UUID into, Actor actor) {
        if (id.equals(into)) {
            throw new Invalid("/into", "into-itself", "A claim is not merged into itself.");
        }
        names.hold(Names.Kind.SOURCE); // no two who spoke on either become one unseen
        names.hold(Names.Kind.TOPIC); // the claim gets no topic that is merged meanwhile
        repository.findForUpdateByIds(List.of(id, into));
        Claim claim = locked.get(id, expected);
        Claim target = target(into);
        List<String> topics = claims.row(into).topics();
        Instant at = target.open(claim.open(clock.instant()).at()).at();
        links.merge(id, into, actor);
        claim.merge(target, at);
        repository.flush();
        periods.end(id, at);
        audit.record(
                actor, Action.MERGED, Subject.of(Subject.Kind.CLAIM, id), null, new Gone(into));
        audit.record(
                actor,
                Action.MERGED,
                Subject.of(Subject.Kind.CLAIM, into),
                new Gained(null, topics),
                new Gained(id, claims.row(into).topics()));
        return new OpenClaim(into, at);
    }

    private Claim target(UUID into) {
        try {
            return locked.get(into, Expected.any());
        } catch (NotFound _) {
            throw new Invalid("/into", "unknown-claim", "There is no claim %s.".formatted(into));
        }
    }
}
