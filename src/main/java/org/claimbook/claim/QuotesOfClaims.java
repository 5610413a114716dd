package org.claimbook.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.report.Anchor;
import org.claimbook.report.Moved;
import org.claimbook.report.Quotes;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Expected;
import org.springframework.stereotype.Component;

/// Finds the quotes of claims again when their report gets a new revision.
@Component
class QuotesOfClaims implements Quotes {

    private final AppearanceRepository appearances;
    private final Claims claims;
    private final Audit audit;

    QuotesOfClaims(AppearanceRepository appearances, Claims claims, Audit audit) {
        this.appearances = appearances;
        this.claims = claims;
        this.audit = audit;
    }

    /// Claim by claim in the order of their ids, so that two reports revised at once never wait for
    /// each other.
    @Override
    public List<Moved> again(UUID report, int revision, UnaryOperator<Anchor> place, Actor actor) {
        List<Moved> moved = new ArrayList<>();
        for (UUID claim : held(report)) {
            claims.open(claim, Expected.any());
            appearances
                    .findQuoting(report, claim)
                    .forEach(quote -> move(quote, revision, place, moved, actor));
        }
        return moved;
    }

    /// Held before any is written; what was recorded for one that is merged meanwhile is read by
    /// another then.
    private Set<UUID> held(UUID report) {
        Set<UUID> held = Set.of();
        Set<UUID> quoting = appearances.findClaimsQuoting(report);
        while (!held.containsAll(quoting)) {
            claims.hold(quoting);
            held = quoting;
            quoting = appearances.findClaimsQuoting(report);
        }
        return quoting;
    }

    private void move(
            Appearance quote,
            int revision,
            UnaryOperator<Anchor> place,
            List<Moved> moved,
            Actor actor) {
        Anchor from = quote.anchor();
        if (from == null) {
            return;
        }
        Anchor to = place.apply(from);
        quote.moved(revision, to);
        audit.record(
                actor,
                Action.CHANGED,
                new Subject(Subject.Kind.APPEARANCE, quote.getId(), quote.readBy()),
                from,
                to);
        moved.add(
                new Moved(
                        quote.getId(),
                        quote.readBy(),
                        Moved.Place.of(from),
                        Moved.Place.of(to),
                        to.state()));
    }
}
