package org.claimbook.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimbook.claim.TestChains.appearance;
import static org.claimbook.claim.TestChains.desk;
import static org.claimbook.claim.TestChains.disowned;
import static org.claimbook.claim.TestChains.hop;
import static org.claimbook.claim.TestChains.named;
import static org.claimbook.claim.TestChains.unnamed;
import static org.claimbook.claim.TestChains.withdrawn;
import static org.claimbook.response.TestResponses.response;
import static org.claimbook.verification.TestFinding.finding;

import java.util.List;
import java.util.stream.Stream;
import org.claimbook.claim.AppearanceView;
import org.claimbook.claim.Channel;
import org.claimbook.claim.ClaimKind;
import org.claimbook.claim.Status;
import org.claimbook.claim.WithdrawalHow;
import org.claimbook.response.Outcome;
import org.claimbook.response.ResponseView;
import org.claimbook.source.SourceLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatusLineTest {

    private static final SourceLabel FORCES = named("Ukraine's Special Operations Forces");
    private static final SourceLabel RUSSIA = named("Russia");
    private static final SourceLabel NORTH_KOREA = named("North Korea");
    private static final SourceLabel AP = named("AP");
    private static final AppearanceView POST =
            appearance(hop(FORCES, Channel.SOCIAL_MEDIA), hop(named("Reuters")));

    @ParameterizedTest
    @CsvSource({
        "UNVERIFIED, could not verify",
        "PARTLY_CONFIRMED, partly confirmed",
        "CORROBORATED, corroborated",
        "CONFIRMED, confirmed",
        "DISPUTED, found it disputed",
        "MIXED, found it partly false",
        "REFUTED, found it false",
        "RETRACTED, found it retracted",
        "NOT_CHECKABLE, found it not checkable"
    })
    void aFindingSaysWhoFoundWhat(Status status, String words) {
        assertThat(line(List.of(POST), finding(1, AP, status))).isEqualTo("AP " + words);
        assertThat(line(List.of(POST), finding(1, desk(), status))).isEqualTo("We " + words);
    }

    @ParameterizedTest
    @CsvSource({
        "WHO, CONFIRMED, Person confirmed",
        "WHAT, REFUTED, Event found false",
        "WHERE, CONFIRMED, Place confirmed",
        "WHEN, UNVERIFIED, Time could not be verified",
        "FIGURE, MIXED, Figure found partly false",
        "AUTHENTICITY, DISPUTED, Authenticity found disputed",
        "CONTEXT, NOT_CHECKABLE, Context found not checkable",
        "WHERE, CORROBORATED, Place corroborated",
        "WHERE, PARTLY_CONFIRMED, Place partly confirmed",
        "WHERE, RETRACTED, Place found retracted"
    })
    void aFindingOfOnePartNamesThePart(Aspect aspect, Status status, String words) {
        assertThat(line(List.of(POST), finding(1, AP, status).of(aspect)))
                .isEqualTo(words + " by AP");
        assertThat(line(List.of(POST), finding(1, desk(), status).of(aspect)))
                .isEqualTo(words + " by us");
    }

    @Test
    void corroborationCountsItsOrigins() {
        List<AppearanceView> three =
                Stream.of("Kyiv", "Seoul", "Tokyo")
                        .map(name -> appearance(hop(named(name))))
                        .toList();
        assertThat(line(three, finding(1, desk(), Status.CORROBORATED)))
                .isEqualTo("Corroborated by 3 separate origins");
        assertThat(line(List.of(POST), finding(1, AP, Status.CORROBORATED)))
                .as("no independence is invented")
                .isEqualTo("AP corroborated");
    }

    @Test
    void aDenialNamesThoseWhoDenyAndThoseWhoDoNot() {
        ResponseView russia = response(RUSSIA, Outcome.DENIED);
        ResponseView northKorea = response(NORTH_KOREA, Outcome.DENIED);
        ResponseView putin = response(named("Vladimir Putin"), Outcome.DID_NOT_DENY);
        assertThat(denied(russia)).isEqualTo("Denied by Russia");
        assertThat(denied(russia, northKorea)).isEqualTo("Denied by Russia and North Korea");
        assertThat(denied(russia, northKorea, putin))
                .isEqualTo("Denied by Russia and North Korea; not denied by Vladimir Putin");
        assertThat(denied(russia, northKorea, response(AP, Outcome.DENIED)))
                .isEqualTo("Denied by Russia, North Korea and AP");
        assertThat(denied(response(RUSSIA, Outcome.DISPUTED), northKorea))
                .isEqualTo("Denied by North Korea; disputed by Russia");
    }

    @Test
    void anOpenDenialFollowsEveryFinding() {
        Knowledge known =
                known(
                        List.of(POST),
                        List.of(finding(1, named("Reuters"), Status.UNVERIFIED)),
                        response(RUSSIA, Outcome.DENIED),
                        response(NORTH_KOREA, Outcome.DID_NOT_DENY));
        assertThat(StatusLine.of(known, ClaimKind.FACT))
                .isEqualTo("Reuters could not verify; denied by Russia");
    }

    @ParameterizedTest
    @EnumSource(names = {"FACT", "FIGURE", "QUOTE"})
    void whatIsOnlyAttributedNamesOriginAndChannel(ClaimKind kind) {
        assertThat(attributed(POST, kind))
                .isEqualTo("Ukraine's Special Operations Forces, social media");
        assertThat(attributed(appearance(hop(FORCES), hop(AP)), kind))
                .isEqualTo("Ukraine's Special Operations Forces");
        AppearanceView prisoner =
                appearance(
                        hop(unnamed("a prisoner"), Channel.VIDEO, "speaking in captivity"),
                        hop(AP));
        assertThat(attributed(prisoner, kind))
                .isEqualTo("a prisoner, video (speaking in captivity)");
        assertThat(attributed(appearance(disowned(FORCES), hop(AP)), kind))
                .isEqualTo("Attributed to Ukraine's Special Operations Forces, who disowns it");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPINION", "PREDICTION"})
    void anOpinionIsCalledOne(ClaimKind kind) {
        assertThat(attributed(appearance(hop(named("Yang Uk"), Channel.INTERVIEW), hop(AP)), kind))
                .isEqualTo("Opinion of Yang Uk, interview");
    }

    @Test
    void whatEveryOriginTookBackIsRetracted() {
        AppearanceView back =
                withdrawn(FORCES, WithdrawalHow.RETRACTED, "2025-01", hop(FORCES), hop(AP));
        assertThat(attributed(back, ClaimKind.FACT))
                .isEqualTo("Retracted by Ukraine's Special Operations Forces");
    }

    @Test
    void ofWhatIsKnownNothingNothingIsChecked() {
        assertThat(line(List.of())).isEqualTo("Not yet checked");
    }

    private static String attributed(AppearanceView appearance, ClaimKind kind) {
        return StatusLine.of(known(List.of(appearance), List.of()), kind);
    }

    private static String denied(ResponseView... responses) {
        return StatusLine.of(known(List.of(POST), List.of(), responses), ClaimKind.FACT);
    }

    private static String line(List<AppearanceView> appearances, TestFinding... findings) {
        return StatusLine.of(known(appearances, List.of(findings)), ClaimKind.FACT);
    }

    private static Knowledge known(
            List<AppearanceView> appearances,
            List<TestFinding> findings,
            ResponseView... responses) {
        return new Knowledge(
                appearances, findings.stream().map(TestFinding::view).toList(), List.of(responses));
    }
}
