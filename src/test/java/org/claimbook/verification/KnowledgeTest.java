package org.claimbook.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimbook.claim.TestChains.appearance;
import static org.claimbook.claim.TestChains.desk;
import static org.claimbook.claim.TestChains.hop;
import static org.claimbook.claim.TestChains.named;
import static org.claimbook.claim.TestChains.unnamed;
import static org.claimbook.claim.TestChains.withdrawn;
import static org.claimbook.response.TestResponses.askedBy;
import static org.claimbook.response.TestResponses.response;
import static org.claimbook.verification.TestFinding.finding;

import java.util.Arrays;
import java.util.List;
import org.claimbook.claim.AppearanceView;
import org.claimbook.claim.ClaimKind;
import org.claimbook.claim.Projection;
import org.claimbook.claim.Status;
import org.claimbook.claim.WithdrawalHow;
import org.claimbook.response.Outcome;
import org.claimbook.response.ResponseView;
import org.claimbook.source.SourceLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KnowledgeTest {

    private static final SourceLabel KYIV = named("Kyiv");
    private static final SourceLabel REUTERS = named("Reuters");
    private static final SourceLabel RUSSIA = named("Russia");
    private static final AppearanceView REPORTED = appearance(hop(KYIV), hop(REUTERS));

    @ParameterizedTest
    @CsvSource({
        "UNVERIFIED, UNVERIFIED",
        "PARTLY_CONFIRMED, PARTLY_CONFIRMED",
        "CORROBORATED, PARTLY_CONFIRMED",
        "CONFIRMED, PARTLY_CONFIRMED",
        "DISPUTED, DISPUTED",
        "MIXED, MIXED",
        "REFUTED, MIXED",
        "RETRACTED, RETRACTED",
        "NOT_CHECKABLE, NOT_CHECKABLE"
    })
    void ofOnePartAStatusAmountsToNoMoreThanPartly(Status found, Status projected) {
        for (Aspect aspect : Aspect.values()) {
            assertThat(known(finding(1, REUTERS, found).of(aspect)).code()).isEqualTo(projected);
        }
        assertThat(known(finding(1, REUTERS, found)).code()).isEqualTo(found);
    }

    @Test
    void theProjectionSaysByWhomAndFromWhichFinding() {
        assertThat(known(finding(1, REUTERS, Status.UNVERIFIED)).projection())
                .isEqualTo(
                        new Projection(
                                Status.UNVERIFIED, REUTERS.id(), TestFinding.id(1), false, false));
    }

    @Test
    void withoutAFindingADenialComesBeforeARetractionBeforeAnAttribution() {
        AppearanceView back =
                withdrawn(KYIV, WithdrawalHow.RETRACTED, "2025-01", hop(KYIV), hop(REUTERS));
        ResponseView denial = response(RUSSIA, Outcome.DENIED, "2025-01-14");
        assertThat(status(List.of(back), denial))
                .extracting(StatusView::code, StatusView::by, StatusView::since)
                .containsExactly(
                        Status.DISPUTED, StatusView.Named.of(RUSSIA), denial.respondedAt());
        assertThat(status(List.of(back)).code()).isEqualTo(Status.RETRACTED);
        assertThat(status(List.of(back)).since()).hasToString("2025-01");
        assertThat(status(List.of(REPORTED)))
                .extracting(StatusView::code, StatusView::by)
                .containsExactly(Status.ATTRIBUTED, StatusView.Named.of(REUTERS));
        assertThat(status(List.of()))
                .extracting(StatusView::code, StatusView::by, StatusView::since)
                .containsExactly(Status.UNCHECKED, null, null);
    }

    @Test
    void anyFindingComesBeforeADenial() {
        Knowledge known =
                new Knowledge(
                        List.of(REPORTED),
                        List.of(finding(1, REUTERS, Status.UNVERIFIED).view()),
                        List.of(response(RUSSIA, Outcome.DENIED)));
        assertThat(known.code()).isEqualTo(Status.UNVERIFIED);
    }

    @Test
    void whatWaitsAndWhoDiffersIsNamed() {
        StatusView status =
                known(
                                finding(1, desk(), Status.UNVERIFIED),
                                finding(2, desk(), Status.CONFIRMED).waiting(),
                                finding(3, RUSSIA, Status.REFUTED))
                        .status(ClaimKind.FACT, Status::name, null);
        assertThat(status.pending())
                .containsExactly(new StatusView.Pending(TestFinding.id(2), Status.CONFIRMED));
        assertThat(status.differs()).isTrue();
        assertThat(status.differing()).containsExactly(StatusView.Named.of(RUSSIA));
        assertThat(status.publicPart(false))
                .extracting(StatusView::pending, StatusView::differs, StatusView::differing)
                .containsExactly(List.of(), false, List.of());
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUTED", "MIXED"})
    void whoIsFoundWrongHasToBeAskedByUs(Status status) {
        TestFinding ours = finding(1, desk(), status);
        assertThat(unheard(ours)).isTrue();
        assertThat(unheard(ours, response(KYIV, Outcome.DENIED))).isTrue();
        assertThat(unheard(ours, askedBy(REUTERS, KYIV, Outcome.NO_ANSWER))).isTrue();
        for (Outcome outcome : Outcome.values()) {
            assertThat(unheard(ours, askedBy(desk(), KYIV, outcome))).isFalse();
        }
    }

    @Test
    void nobodyIsAccusedByOthersOrByWhatWaitsOrWhenNobodyIsNamed() {
        assertThat(unheard(finding(1, REUTERS, Status.REFUTED))).isFalse();
        assertThat(unheard(finding(1, desk(), Status.REFUTED).waiting())).isFalse();
        assertThat(unheard(finding(1, desk(), Status.CONFIRMED))).isFalse();
        AppearanceView nobody = appearance(hop(unnamed("an official")), hop(REUTERS));
        Knowledge unnamed =
                new Knowledge(
                        List.of(nobody),
                        List.of(finding(1, desk(), Status.REFUTED).view()),
                        List.of());
        assertThat(unnamed.accusesUnheard()).isFalse();
    }

    private static boolean unheard(TestFinding finding, ResponseView... responses) {
        return new Knowledge(List.of(REPORTED), List.of(finding.view()), List.of(responses))
                .accusesUnheard();
    }

    private static StatusView status(List<AppearanceView> appearances, ResponseView... responses) {
        return new Knowledge(appearances, List.of(), List.of(responses))
                .status(ClaimKind.FACT, Status::name, null);
    }

    private static Knowledge known(TestFinding... findings) {
        return new Knowledge(
                List.of(REPORTED),
                Arrays.stream(findings).map(TestFinding::view).toList(),
                List.of());
    }
}
