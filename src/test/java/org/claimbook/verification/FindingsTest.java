package org.claimbook.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimbook.claim.Status.CONFIRMED;
import static org.claimbook.claim.Status.MIXED;
import static org.claimbook.claim.Status.PARTLY_CONFIRMED;
import static org.claimbook.claim.Status.REFUTED;
import static org.claimbook.claim.Status.UNVERIFIED;
import static org.claimbook.claim.TestChains.desk;
import static org.claimbook.claim.TestChains.named;
import static org.claimbook.verification.TestFinding.finding;

import java.util.List;
import java.util.stream.Stream;
import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final SourceLabel DESK = desk();
    private static final SourceLabel REUTERS = named("Reuters");
    private static final SourceLabel AP = named("AP");

    @Test
    void theDesksFindingIsShownWhateverOthersFoundLater() {
        assertThat(
                        shown(
                                finding(1, DESK, UNVERIFIED).on("2025-01-01"),
                                finding(2, AP, CONFIRMED).on("2025-02-01"),
                                finding(3, REUTERS, REFUTED)))
                .isEqualTo(1);
    }

    @Test
    void withoutTheDesksTheNewestOfAnybodyIsShown() {
        assertThat(
                        shown(
                                finding(1, REUTERS, UNVERIFIED).on("2025-01-02"),
                                finding(2, AP, CONFIRMED).on("2025-01-01")))
                .isEqualTo(1);
    }

    @Test
    void anUndatedFindingIsAsOldAsItsRecord() {
        assertThat(
                        shown(
                                finding(1, REUTERS, UNVERIFIED),
                                finding(2, AP, CONFIRMED).on("2025-01-01")))
                .isEqualTo(1);
        assertThat(
                        shown(
                                finding(1, DESK, UNVERIFIED),
                                finding(2, DESK, MIXED).on("2025-01-15T08:00:02Z")))
                .isEqualTo(2);
    }

    @Test
    void ofTheSameDayTheOneRecordedLastIsNewest() {
        assertThat(
                        shown(
                                finding(2, AP, CONFIRMED).on("2025-01-01"),
                                finding(1, REUTERS, UNVERIFIED).on("2025-01-01")))
                .isEqualTo(2);
        assertThat(shown(finding(2, AP, CONFIRMED), finding(1, REUTERS, UNVERIFIED))).isEqualTo(2);
    }

    @Test
    void aDayIsItsEndAsFarAsItIsPast() {
        TestFinding early = finding(1, AP, CONFIRMED).on("2025-01-01T00:00:01Z");
        assertThat(shown(early, finding(2, REUTERS, UNVERIFIED).on("2025-01-01"))).isEqualTo(2);
        TestFinding late = finding(3, AP, CONFIRMED).on("2025-01-15T08:00:03Z");
        assertThat(shown(late, finding(2, REUTERS, UNVERIFIED).on("2025-01-15"))).isEqualTo(3);
    }

    @Test
    void neitherWaitingNorTakenBackNorSilentFindingsAreShown() {
        assertThat(
                        shown(
                                finding(1, REUTERS, UNVERIFIED),
                                finding(2, DESK, CONFIRMED).waiting(),
                                finding(3, DESK, REFUTED).takenBackBy(4),
                                finding(4, DESK, null).takingBack(3),
                                finding(5, AP, null)))
                .isEqualTo(1);
        assertThat(shown(finding(1, DESK, CONFIRMED).waiting())).isNull();
        assertThat(shown()).isNull();
    }

    @Test
    void whatWaitsIsPendingUntilItIsTakenBack() {
        assertThat(
                        findings(
                                        finding(1, DESK, CONFIRMED).waiting(),
                                        finding(2, DESK, REFUTED).waiting().takenBackBy(3),
                                        finding(3, DESK, null).takingBack(2))
                                .pending())
                .extracting(VerificationView::seq)
                .containsExactly(1);
    }

    @Test
    void othersDifferFromTheDeskWhenTheyFoundOtherwiseAfterIt() {
        TestFinding ours = finding(1, DESK, UNVERIFIED).on("2025-01-10");
        assertThat(differing(ours, finding(2, AP, CONFIRMED).on("2025-01-11"))).containsExactly(AP);
        assertThat(differing(ours, finding(2, AP, CONFIRMED).on("2025-01-09"))).isEmpty();
        assertThat(differing(ours, finding(2, AP, UNVERIFIED).on("2025-01-11"))).isEmpty();
    }

    @Test
    void outsidersDifferWheneverTheyDisagree() {
        assertThat(
                        differing(
                                finding(1, REUTERS, UNVERIFIED).on("2025-01-10"),
                                finding(2, AP, CONFIRMED).on("2025-01-09")))
                .containsExactly(AP);
    }

    @Test
    void onlyTheNewestOfEachOutsiderDiffers() {
        TestFinding ours = finding(1, DESK, UNVERIFIED);
        assertThat(differing(ours, finding(2, AP, CONFIRMED), finding(3, AP, UNVERIFIED)))
                .isEmpty();
        assertThat(
                        differing(
                                ours,
                                finding(2, AP, CONFIRMED),
                                finding(3, AP, REFUTED),
                                finding(4, REUTERS, MIXED).takenBackBy(5)))
                .containsExactly(AP);
    }

    @Test
    void whatWasFoundOfOnePartDiffersByWhatItAmountsTo() {
        TestFinding ours = finding(1, DESK, PARTLY_CONFIRMED);
        assertThat(differing(ours, finding(2, AP, CONFIRMED).of(Aspect.WHERE))).isEmpty();
        assertThat(differing(ours, finding(2, AP, CONFIRMED))).containsExactly(AP);
    }

    private static @Nullable Integer shown(TestFinding... findings) {
        return findings(findings).shown().map(VerificationView::seq).orElse(null);
    }

    private static List<SourceLabel> differing(TestFinding... findings) {
        return findings(findings).differing();
    }

    private static Findings findings(TestFinding... findings) {
        return new Findings(Stream.of(findings).map(TestFinding::view).toList());
    }
}
