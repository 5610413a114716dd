package org.claimbook.verification;

import static org.claimbook.claim.TestChains.RECORDED;

import java.util.List;
import java.util.UUID;
import org.claimbook.claim.Status;
import org.claimbook.shared.PartialDate;
import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;

/// A finding that needs no database: recorded, undated, of the whole claim, unless said otherwise.
record TestFinding(
        int seq,
        SourceLabel verifier,
        @Nullable Status status,
        @Nullable Aspect aspect,
        @Nullable String happenedAt,
        @Nullable UUID voids,
        @Nullable UUID voidedBy,
        boolean pending) {

    static TestFinding finding(int seq, SourceLabel verifier, @Nullable Status status) {
        return new TestFinding(seq, verifier, status, null, null, null, null, false);
    }

    TestFinding of(@Nullable Aspect part) {
        return new TestFinding(seq, verifier, status, part, happenedAt, voids, voidedBy, pending);
    }

    TestFinding on(@Nullable String date) {
        return new TestFinding(seq, verifier, status, aspect, date, voids, voidedBy, pending);
    }

    TestFinding waiting() {
        return new TestFinding(seq, verifier, status, aspect, happenedAt, voids, voidedBy, true);
    }

    TestFinding takenBackBy(int other) {
        return new TestFinding(
                seq, verifier, status, aspect, happenedAt, voids, id(other), pending);
    }

    TestFinding takingBack(int other) {
        return new TestFinding(
                seq, verifier, status, aspect, happenedAt, id(other), voidedBy, pending);
    }

    static UUID id(int seq) {
        return new UUID(1, seq);
    }

    VerificationView view() {
        return new VerificationView(
                id(seq),
                new UUID(0, 1),
                seq,
                null,
                "A soldier died.",
                status,
                null,
                aspect,
                null,
                verifier,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                happenedAt == null ? null : PartialDate.parse(happenedAt),
                RECORDED.plusSeconds(seq),
                null,
                null,
                voids,
                voidedBy,
                pending,
                "");
    }
}
