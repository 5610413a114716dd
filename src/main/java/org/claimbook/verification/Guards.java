package org.claimbook.verification;

import java.util.ArrayList;
import java.util.List;
import org.claimbook.claim.Status;
import org.claimbook.shared.GuardFailed;
import org.claimbook.shared.GuardFailed.Guard;
import org.jspecify.annotations.Nullable;

/// What the newsroom asks of its own findings before they count; what others found is recorded as
/// they said it.
final class Guards {

    private Guards() {}

    /// @throws GuardFailed naming everything that is missing
    static void check(
            @Nullable Status status,
            List<Evidence> evidence,
            boolean rationale,
            boolean correction,
            Knowledge known) {
        List<Guard> failed = new ArrayList<>();
        if (status == Status.CORROBORATED) {
            corroborated(rationale, known, failed);
        }
        if (status == Status.CONFIRMED
                && evidence.stream().noneMatch(item -> item.stance() == Stance.SUPPORTS)) {
            failed.add(
                    new Guard(
                            "/evidence",
                            "supporting-evidence",
                            "CONFIRMED needs evidence that supports it."));
        }
        if (status == Status.REFUTED
                && evidence.stream().noneMatch(item -> item.stance() == Stance.CONTRADICTS)) {
            failed.add(
                    new Guard(
                            "/evidence",
                            "contradicting-evidence",
                            "REFUTED needs evidence that contradicts it."));
        }
        if (correction && !rationale) {
            failed.add(
                    new Guard(
                            "/rationale",
                            "correction-rationale",
                            "Leaving CONFIRMED or REFUTED is a correction: say why in rationale."));
        }
        if (!failed.isEmpty()) {
            throw new GuardFailed(failed);
        }
    }

    private static void corroborated(boolean rationale, Knowledge known, List<Guard> failed) {
        int origins = known.sourcing().independentOrigins();
        if (origins < 2) {
            failed.add(
                    new Guard(
                            "/status",
                            "independent-origins",
                            "CORROBORATED needs two separate origins; there is %d."
                                    .formatted(origins)));
        }
        if (!rationale && !known.sourcing().allKnowDirectly()) {
            failed.add(
                    new Guard(
                            "/rationale",
                            "corroboration-rationale",
                            "Unless every origin witnessed it or holds a document, say in rationale why they are separate."));
        }
    }

    /// @throws GuardFailed if the desk accuses a named source in public, and nobody asked for
    ///   comment
    static void heard(Knowledge known) {
        if (known.accusesUnheard()) {
            throw new GuardFailed(
                    List.of(
                            new Guard(
                                    "",
                                    "no-comment-sought",
                                    "Ask those it accuses for comment before the public reads it, or publish it with a reviewer's waiver.")));
        }
    }

    /// @throws GuardFailed if the one who signs is the one who recorded
    static void secondPerson(boolean same) {
        if (same) {
            throw new GuardFailed(
                    List.of(new Guard("", "second-person", VerificationConstraints.SECOND_PERSON)));
        }
    }
}
