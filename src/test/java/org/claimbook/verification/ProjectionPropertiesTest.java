package org.claimbook.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimbook.claim.TestChains.appearance;
import static org.claimbook.claim.TestChains.desk;
import static org.claimbook.claim.TestChains.hop;
import static org.claimbook.claim.TestChains.named;
import static org.claimbook.response.TestResponses.response;
import static org.claimbook.verification.TestFinding.finding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.claimbook.claim.AppearanceView;
import org.claimbook.claim.ClaimKind;
import org.claimbook.claim.Status;
import org.claimbook.response.Outcome;
import org.claimbook.response.ResponseView;
import org.claimbook.source.SourceLabel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// What holds of every claim, shown on some hundred made at random from a fixed seed.
class ProjectionPropertiesTest {

    private static final List<SourceLabel> VERIFIERS =
            List.of(desk(), named("Reuters"), named("AP"));
    private static final List<Status> FOUND =
            Stream.of(Status.values())
                    .filter(status -> status != Status.UNCHECKED && status != Status.ATTRIBUTED)
                    .toList();

    private Random random = new Random(0);

    @BeforeEach
    void seed(RepetitionInfo repetition) {
        random = new Random(repetition.getCurrentRepetition());
    }

    @RepeatedTest(200)
    void whatWaitsIsTakenBackOrSilentChangesNoStatus() {
        List<TestFinding> findings = someFindings();
        Knowledge before = known(findings, responses(), appearances());
        List<Function<TestFinding, TestFinding>> mute =
                List.of(
                        TestFinding::waiting,
                        finding -> finding.takenBackBy(99),
                        finding -> finding(finding.seq(), finding.verifier(), null).takingBack(1));
        findings.add(one(mute).apply(someFinding(findings.size() + 1)));
        Knowledge after = new Knowledge(before.appearances(), views(findings), before.responses());
        assertThat(after.code()).isEqualTo(before.code());
        assertThat(line(after)).isEqualTo(line(before));
        assertThat(after.projection().by()).isEqualTo(before.projection().by());
        assertThat(after.projection().differs()).isEqualTo(before.projection().differs());
    }

    @RepeatedTest(200)
    void theOrderInWhichFindingsAreReadMattersNot() {
        List<TestFinding> findings = someFindings();
        Knowledge before = known(findings, responses(), appearances());
        Collections.shuffle(findings, random);
        Knowledge after = new Knowledge(before.appearances(), views(findings), before.responses());
        assertThat(after.projection()).isEqualTo(before.projection());
        assertThat(line(after)).isEqualTo(line(before));
    }

    @RepeatedTest(200)
    void theStatusIsTheDesksIfTheDeskHasOne() {
        List<TestFinding> findings = someFindings();
        Knowledge known = known(findings, responses(), appearances());
        List<VerificationView> ours =
                known.verifications().stream()
                        .filter(finding -> finding.verifier().desk() && finding.counts())
                        .toList();
        if (ours.isEmpty()) {
            assertThat(known.findings().desk()).isEmpty();
        } else {
            assertThat(known.projection().by()).isEqualTo(desk().id());
            assertThat(ours)
                    .extracting(VerificationView::id)
                    .contains(known.projection().verificationId());
        }
    }

    @RepeatedTest(200)
    void everythingHasALineAndStatusAndProjectionAgree() {
        Knowledge known = known(someFindings(), responses(), appearances());
        StatusView status = known.status(ClaimKind.FACT, Status::name, null);
        assertThat(status.line()).isNotBlank();
        assertThat(known.projection().status()).isEqualTo(status.code());
        assertThat(known.projection().verificationId()).isEqualTo(status.verificationId());
        assertThat(known.projection().by())
                .isEqualTo(status.by() == null ? null : status.by().id());
        assertThat(known.projection().pending()).isEqualTo(!status.pending().isEmpty());
        assertThat(known.projection().differs()).isEqualTo(!status.differing().isEmpty());
    }

    private static String line(Knowledge known) {
        return StatusLine.of(known, ClaimKind.FACT);
    }

    private static Knowledge known(
            List<TestFinding> findings,
            List<ResponseView> responses,
            List<AppearanceView> appearances) {
        return new Knowledge(appearances, views(findings), responses);
    }

    private static List<VerificationView> views(List<TestFinding> findings) {
        return findings.stream().map(TestFinding::view).toList();
    }

    private List<TestFinding> someFindings() {
        return new ArrayList<>(
                IntStream.rangeClosed(1, random.nextInt(6)).mapToObj(this::someFinding).toList());
    }

    private TestFinding someFinding(int seq) {
        TestFinding finding = finding(seq, one(VERIFIERS), one(FOUND));
        TestFinding dated =
                random.nextBoolean() ? finding : finding.on("2025-01-0" + (1 + random.nextInt(4)));
        TestFinding part = random.nextInt(4) > 0 ? dated : dated.of(Aspect.WHERE);
        return random.nextInt(5) > 0 ? part : part.waiting();
    }

    private List<ResponseView> responses() {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(_ -> response(one(VERIFIERS), one(List.of(Outcome.values()))))
                .toList();
    }

    private List<AppearanceView> appearances() {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(_ -> appearance(hop(one(VERIFIERS))))
                .toList();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
