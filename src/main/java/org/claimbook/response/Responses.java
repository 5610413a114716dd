package org.claimbook.response;

import java.util.List;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.claim.Claims;
import org.claimbook.claim.OpenClaim;
import org.claimbook.claim.Settling;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Versioned;
import org.claimbook.source.ResolvedSources;
import org.claimbook.source.SourceNames;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The way in to responses.
@Component
@Transactional
public class Responses {

    private final ResponseRepository responses;
    private final ResponseViews views;
    private final Claims claims;
    private final SourceNames sourceNames;
    private final Settling settling;
    private final Audit audit;

    Responses(
            ResponseRepository responses,
            ResponseViews views,
            Claims claims,
            SourceNames sourceNames,
            Settling settling,
            Audit audit) {
        this.responses = responses;
        this.views = views;
        this.claims = claims;
        this.sourceNames = sourceNames;
        this.settling = settling;
        this.audit = audit;
    }

    /// Adds one to a claim that is open for writing; the caller settles the claim.
    ///
    /// @throws Invalid if anything is wrong with it
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo(Caller.EDITOR)
    public UUID add(
            OpenClaim claim,
            ResponseDraft draft,
            ResolvedSources resolved,
            Faults faults,
            Actor actor) {
        UUID party = resolved.find("/party");
        UUID askedBy = askedBy(draft, resolved);
        Response response =
                responses.save(new Response(claim, draft, party, askedBy, faults, actor));
        audit.record(
                actor,
                Action.CREATED,
                new Subject(Subject.Kind.RESPONSE, response.getId(), claim.id()),
                null,
                draft.byId(response.party(), askedBy));
        return response.getId();
    }

    /// Adds one to a recorded claim.
    @OpenTo(Caller.EDITOR)
    Versioned<ResponseView> post(UUID claimId, ResponseDraft draft, Faults faults, Actor actor) {
        ResolvedSources resolved = sourceNames.resolve(draft.mentions(""), faults, actor);
        OpenClaim claim = claims.open(claimId, Expected.any());
        UUID id = add(claim, draft, resolved, faults, actor);
        settling.settle(claim);
        return get(claimId, id);
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    Versioned<ResponseView> get(UUID claim, UUID id) {
        return claims.versioned(
                claim,
                () ->
                        of(claim).stream()
                                .filter(response -> response.id().equals(id))
                                .findFirst()
                                .orElseThrow(() -> new NotFound("response", id)));
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    Versioned<List<ResponseView>> list(UUID claim) {
        return claims.versioned(claim, () -> of(claim));
    }

    private List<ResponseView> of(UUID claim) {
        return views.of(List.of(claim), null).getOrDefault(claim, List.of());
    }

    private @Nullable UUID askedBy(ResponseDraft draft, ResolvedSources resolved) {
        if (draft.askedBy() != null) {
            return resolved.find("/askedBy");
        }
        return draft.wasAsked() ? resolved.desk() : null;
    }
}
