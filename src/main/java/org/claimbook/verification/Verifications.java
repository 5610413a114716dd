package org.claimbook.verification;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.claim.Claims;
import org.claimbook.claim.NextFinding;
import org.claimbook.claim.OpenClaim;
import org.claimbook.claim.Settling;
import org.claimbook.claim.Status;
import org.claimbook.report.Reports;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Forbidden;
import org.claimbook.shared.GuardFailed;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Role;
import org.claimbook.shared.Versioned;
import org.claimbook.source.ResolvedSources;
import org.claimbook.source.SourceNames;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The way in to findings: recording, taking back, signing off.
@Component
@Transactional
public class Verifications {

    private final VerificationRepository verifications;
    private final SignOffRepository signOffs;
    private final KnowledgeReader knowledge;
    private final Claims claims;
    private final SourceNames sourceNames;
    private final Reports reports;
    private final Settling settling;
    private final Audit audit;

    Verifications(
            VerificationRepository verifications,
            SignOffRepository signOffs,
            KnowledgeReader knowledge,
            Claims claims,
            SourceNames sourceNames,
            Reports reports,
            Settling settling,
            Audit audit) {
        this.verifications = verifications;
        this.signOffs = signOffs;
        this.knowledge = knowledge;
        this.claims = claims;
        this.sourceNames = sourceNames;
        this.reports = reports;
        this.settling = settling;
        this.audit = audit;
    }

    /// Adds a finding to a claim that is open for writing; the caller settles the claim. What is
    /// known of the claim matters for the desk's findings, and for what takes one back.
    ///
    /// @throws Invalid if anything is wrong with it
    /// @throws GuardFailed if it is right in itself, and a guard stands against it
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo(Caller.EDITOR)
    public UUID add(
            OpenClaim claim,
            VerificationDraft draft,
            ResolvedSources resolved,
            Faults faults,
            Actor actor) {
        UUID desk = resolved.desk();
        UUID verifier = draft.verifier() == null ? desk : resolved.find("/verifier");
        boolean judged = desk.equals(verifier) || draft.voids() != null;
        Knowledge known = judged ? flushed(claim) : Knowledge.NONE;
        draft.refuse(claim.at(), desk.equals(verifier), faults);
        refuseUnknownReport(draft, faults);
        refuseVoid(draft, verifier, known.findings(), faults);
        faults.throwIfAny();
        refuseSecondVoid(draft, known.findings());
        boolean needsSignOff = desk.equals(verifier) && guarded(draft, known);
        return add(claim, draft, Objects.requireNonNull(verifier), needsSignOff, actor);
    }

    private Knowledge flushed(OpenClaim claim) {
        verifications.flush();
        return knowledge.of(claim.id());
    }

    private UUID add(
            OpenClaim claim,
            VerificationDraft draft,
            UUID verifier,
            boolean needsSignOff,
            Actor actor) {
        Verification finding =
                draft.voids() == null
                        ? append(claim, draft, verifier, needsSignOff, actor)
                        : takeBack(claim, draft.voids(), draft, needsSignOff, actor);
        audit.record(
                actor,
                Action.CREATED,
                subject(claim.id(), finding.getId()),
                null,
                new Recorded(draft.by(verifier), finding.hash()));
        return finding.getId();
    }

    /// A void stands in the chain of what it voids: of the same claim, be it merged since, and of
    /// the same verifier, be it merged since.
    private Verification takeBack(
            OpenClaim claim,
            UUID voided,
            VerificationDraft draft,
            boolean needsSignOff,
            Actor actor) {
        Verification back = verifications.findById(voided).orElseThrow();
        OpenClaim part = claims.part(claim, back.claimId());
        return append(part, draft, back.verifierId(), needsSignOff, actor);
    }

    private Verification append(
            OpenClaim claim,
            VerificationDraft draft,
            UUID verifier,
            boolean needsSignOff,
            Actor actor) {
        NextFinding next = claims.nextFinding(claim);
        Verification finding =
                verifications.save(
                        new Verification(claim, next, draft, verifier, needsSignOff, actor));
        claims.found(claim, finding.hash());
        return finding;
    }

    /// What the audit keeps of a finding: the draft, and the hash, so that removing the last one
    /// shows.
    private record Recorded(@JsonUnwrapped VerificationDraft finding, String hash) {}

    @OpenTo(Caller.EDITOR)
    Versioned<VerificationView> post(
            UUID claimId, VerificationDraft draft, Faults faults, Actor actor) {
        ResolvedSources resolved = sourceNames.resolve(draft.mentions(""), faults, actor);
        OpenClaim claim = claims.open(claimId, Expected.any());
        UUID id = add(claim, draft, resolved, faults, actor);
        settling.settle(claim);
        return get(claimId, id);
    }

    /// What would stand against a finding of the desk, were it recorded now.
    @Transactional(readOnly = true)
    @OpenTo(Caller.EDITOR)
    Foresight foresee(UUID claimId, VerificationDraft draft) {
        Knowledge known = knowledge.of(claimId);
        try {
            return new Foresight(List.of(), guarded(draft, known));
        } catch (GuardFailed failed) {
            return new Foresight(failed.guards(), true);
        }
    }

    /// The guards that are not met, and whether a second person has to sign.
    record Foresight(List<GuardFailed.Guard> guards, boolean needsSignOff) {}

    /// A second person stands behind a finding; what it needs is asked again.
    @OpenTo(Caller.REVIEWER)
    Versioned<VerificationView> signOff(UUID claimId, UUID id, Expected expected, Actor reviewer) {
        if (!reviewer.role().includes(Role.REVIEWER)) {
            throw new Forbidden(VerificationConstraints.REVIEWER);
        }
        OpenClaim claim = claims.open(claimId, expected);
        Knowledge known = knowledge.of(claimId);
        VerificationView finding = find(known, id);
        if (!finding.pending() || finding.voidedBy() != null) {
            throw new Conflict("not-pending", "That finding does not wait for a sign-off.", id);
        }
        Guards.secondPerson(reviewer.username().equals(finding.recordedBy()));
        Guards.check(
                finding.status(), finding.evidence(), finding.rationale() != null, false, known);
        signOffs.saveAndFlush(new SignOff(id, claim, reviewer));
        audit.record(reviewer, Action.SIGNED_OFF, subject(claimId, id), null, null);
        settling.settle(claim);
        return get(claimId, id);
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    Versioned<VerificationView> get(UUID claimId, UUID id) {
        return claims.versioned(claimId, () -> find(knowledge.of(claimId), id));
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    Versioned<List<VerificationView>> list(UUID claimId) {
        return claims.versioned(claimId, () -> knowledge.of(claimId).verifications());
    }

    private static VerificationView find(Knowledge known, UUID id) {
        return known.findings().find(id).orElseThrow(() -> new NotFound("verification", id));
    }

    /// Asks the guards; answers whether a second person must sign before the finding counts.
    private static boolean guarded(VerificationDraft draft, Knowledge known) {
        boolean correction = corrects(draft, known.findings());
        Guards.check(
                draft.status(), draft.evidenceOrNone(), draft.hasRationale(), correction, known);
        return correction || Findings.isFirm(draft.status());
    }

    /// Whether it leaves a CONFIRMED or REFUTED that the desk stands by, or takes one back.
    private static boolean corrects(VerificationDraft draft, Findings findings) {
        UUID voided = draft.voids();
        if (voided != null
                && findings.find(voided)
                        .filter(VerificationView::counts)
                        .map(VerificationView::status)
                        .filter(Findings::isFirm)
                        .isPresent()) {
            return true;
        }
        Status status = draft.projected();
        return status != null
                && findings.deskIsFirm()
                && findings.desk()
                        .map(VerificationView::projected)
                        .filter(status::equals)
                        .isEmpty();
    }

    private static void refuseVoid(
            VerificationDraft draft, @Nullable UUID verifier, Findings findings, Faults faults) {
        UUID voided = draft.voids();
        VerificationView finding = voided == null ? null : findings.find(voided).orElse(null);
        if (voided != null && finding == null) {
            faults.add(
                    "/voids",
                    "unknown-verification",
                    "This claim has no finding %s.".formatted(voided));
        }
        if (finding == null) {
            return;
        }
        if (verifier != null && !finding.verifier().id().equals(verifier)) {
            faults.add(
                    "/voids",
                    "other-verifier",
                    "Only %s can take back its own finding.".formatted(finding.verifier().name()));
        }
        if (finding.voids() != null) {
            faults.add("/voids", "void-is-final", VerificationConstraints.VOID_IS_FINAL);
        }
    }

    private static void refuseSecondVoid(VerificationDraft draft, Findings findings) {
        UUID voided = draft.voids();
        if (voided != null && findings.isVoided(voided)) {
            throw new Conflict("voided", VerificationConstraints.VOIDED, voided);
        }
    }

    private void refuseUnknownReport(VerificationDraft draft, Faults faults) {
        UUID report = draft.reportId();
        if (report != null && !reports.exists(report)) {
            faults.add("/reportId", "unknown-report", "There is no report %s.".formatted(report));
        }
    }

    private static Subject subject(UUID claimId, UUID id) {
        return new Subject(Subject.Kind.VERIFICATION, id, claimId);
    }
}
