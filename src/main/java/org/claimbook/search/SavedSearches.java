package org.claimbook.search;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.BadRequest;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The way in to the searches that people keep, each their own.
@Component
@Transactional
class SavedSearches {

    /// Nobody counts further what they have not seen.
    private static final int ENOUGH = 1_000;

    private final SavedSearchRepository searches;
    private final ClaimSearch claims;
    private final Audit audit;
    private final Clock clock;

    SavedSearches(SavedSearchRepository searches, ClaimSearch claims, Audit audit, Clock clock) {
        this.searches = searches;
        this.claims = claims;
        this.audit = audit;
        this.clock = clock;
    }

    @OpenTo(Caller.READER)
    SavedSearchView create(SavedSearchDraft draft, Faults faults, Actor actor) {
        Instant now = clock.instant();
        refuse(draft, now, faults);
        SavedSearch search =
                searches.saveAndFlush(new SavedSearch(draft, settled(now), now, faults, actor));
        audit.record(actor, Action.CREATED, subject(search.id()), null, search.draft());
        return view(search);
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    List<SavedSearchView> list(@Nullable UUID after, int limit, Actor actor) {
        return searches.findPage(actor.id(), after, limit).stream().map(this::view).toList();
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    SavedSearchView get(UUID id, Actor actor) {
        return searches.findById(id)
                .filter(search -> search.belongsTo(actor))
                .map(this::view)
                .orElseThrow(() -> new NotFound("search", id));
    }

    /// Edits it, or notes that its owner has looked: that alone is no news for the audit.
    @OpenTo(Caller.READER)
    SavedSearchView edit(
            UUID id,
            Expected expected,
            UnaryOperator<SavedSearchDraft> change,
            Faults faults,
            Actor actor) {
        SavedSearch search = locked(id, expected, actor);
        SavedSearchDraft before = search.draft();
        SavedSearchDraft after = change.apply(before);
        if (!after.equals(before) || !faults.isEmpty()) {
            Instant now = clock.instant();
            refuse(after, now, faults);
            search.edit(after, settled(now), now, faults);
            searches.saveAndFlush(search);
        }
        if (!after.name().equals(before.name()) || !after.query().equals(before.query())) {
            audit.record(actor, Action.CHANGED, subject(id), before, search.draft());
        }
        return view(search);
    }

    @OpenTo(Caller.READER)
    void delete(UUID id, Expected expected, Actor actor) {
        SavedSearch search = locked(id, expected, actor);
        audit.record(actor, Action.DELETED, subject(id), search.draft(), null);
        searches.delete(search);
    }

    private SavedSearch locked(UUID id, Expected expected, Actor actor) {
        SavedSearch search =
                searches.findForUpdateById(id)
                        .filter(found -> found.belongsTo(actor))
                        .orElseThrow(() -> new NotFound("search", id));
        expected.check(search.version());
        return search;
    }

    private Instant settled(Instant now) {
        Instant settled = searches.findSettled();
        return settled.isBefore(now) ? settled : now;
    }

    private SavedSearchView view(SavedSearch search) {
        try {
            ClaimParameters parameters = parameters(search.query(), clock.instant());
            return search.view(
                    claims.count(parameters.changedAfter(search.seenAt()).filter(), ENOUGH));
        } catch (BadRequest _) {
            return search.view(null);
        }
    }

    private static void refuse(SavedSearchDraft draft, Instant now, Faults faults) {
        if (!faults.clean("/query")) {
            return;
        }
        try {
            ClaimParameters parameters = parameters(draft.query(), now);
            parameters.filter();
            parameters.sort();
        } catch (BadRequest wrong) {
            faults.add("/query", wrong.code(), wrong.detail());
        }
    }

    private static ClaimParameters parameters(String query, Instant now) {
        return ClaimParameters.of(query, now, "sort");
    }

    private static Subject subject(UUID id) {
        return Subject.of(Subject.Kind.SAVED_SEARCH, id);
    }
}
