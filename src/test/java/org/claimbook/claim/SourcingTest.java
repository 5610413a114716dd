package org.claimbook.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimbook.claim.TestChains.appearance;
import static org.claimbook.claim.TestChains.disowned;
import static org.claimbook.claim.TestChains.hop;
import static org.claimbook.claim.TestChains.knowing;
import static org.claimbook.claim.TestChains.member;
import static org.claimbook.claim.TestChains.named;
import static org.claimbook.claim.TestChains.undisclosed;
import static org.claimbook.claim.TestChains.unnamed;
import static org.claimbook.claim.TestChains.withdrawn;

import java.util.List;
import java.util.stream.Stream;
import org.claimbook.source.SourceLabel;
import org.junit.jupiter.api.Test;

class SourcingTest {

    private static final SourceLabel FORCES =
            member("Ukraine", "Ukraine's Special Operations Forces");
    private static final SourceLabel KYIV = member("Ukraine", "Kyiv");
    private static final SourceLabel SEOUL = named("South Korea");
    private static final SourceLabel REUTERS = named("Reuters");
    private static final SourceLabel AP = named("AP");

    @Test
    void fiveOutletsWithOneOriginAreOneOrigin() {
        AppearanceView[] outlets =
                Stream.of("Reuters", "AP", "AFP", "BBC", "dpa")
                        .map(outlet -> appearance(hop(FORCES), hop(named(outlet))))
                        .toArray(AppearanceView[]::new);
        assertThat(sourcing(outlets).independentOrigins()).isEqualTo(1);
        assertThat(sourcing(outlets).carriers()).hasSize(5);
    }

    @Test
    void membersOfOneFamilyAreOneOriginAndOfTwoAreTwo() {
        assertThat(origins(FORCES, KYIV, named("Ukraine"))).isEqualTo(1);
        assertThat(origins(FORCES, KYIV, SEOUL)).isEqualTo(2);
        assertThat(origins(unnamed("Ukraine", "an official"), KYIV)).isEqualTo(1);
        assertThat(origins(unnamed("Ukraine", "an official"), SEOUL)).isEqualTo(2);
    }

    @Test
    void originsOfUnknownFamilyAddOneTogetherUnlessOneIsKnown() {
        assertThat(origins(unnamed("a lawmaker"), unnamed("a diplomat"), undisclosed()))
                .isEqualTo(1);
        assertThat(origins(unnamed("a lawmaker"), SEOUL)).isEqualTo(1);
        assertThat(origins(unnamed("a lawmaker"), SEOUL, KYIV)).isEqualTo(2);
    }

    @Test
    void anOriginThatPassesOnWhatAnotherChainBeganWithIsNotCounted() {
        Sourcing sourcing =
                sourcing(
                        appearance(hop(SEOUL), hop(KYIV), hop(REUTERS)),
                        appearance(hop(KYIV), hop(AP)));
        assertThat(sourcing.independentOrigins()).isEqualTo(1);
        assertThat(sourcing.origins()).containsExactly(SEOUL, KYIV);
    }

    @Test
    void anOriginThatComesBackInItsOwnChainIsCounted() {
        assertThat(sourcing(appearance(hop(KYIV), hop(REUTERS), hop(KYIV))).independentOrigins())
                .isEqualTo(1);
    }

    @Test
    void whoDisownsItCountsForNothing() {
        assertThat(sourcing(appearance(disowned(KYIV), hop(AP))).independentOrigins()).isZero();
        assertThat(sourcing(appearance(disowned(KYIV), hop(AP))).origins()).isEmpty();
        Sourcing passedOnByNobody =
                sourcing(
                        appearance(hop(SEOUL), disowned(KYIV), hop(REUTERS)),
                        appearance(hop(KYIV), hop(AP)));
        assertThat(passedOnByNobody.independentOrigins()).isEqualTo(2);
        assertThat(sourcing(appearance(hop(SEOUL), disowned(AP))).carriers()).isEmpty();
    }

    @Test
    void withoutAppearancesThereIsNoOriginAndNoAttribution() {
        assertThat(sourcing().independentOrigins()).isZero();
        assertThat(sourcing().attribution()).isNull();
        assertThat(sourcing().allWithdrawn()).isFalse();
    }

    @Test
    void theAttributionNamesEveryHopAndTheOriginsChannel() {
        assertThat(
                        sourcing(appearance(hop(FORCES, Channel.SOCIAL_MEDIA), hop(REUTERS)))
                                .attribution())
                .isEqualTo("Ukraine's Special Operations Forces (social media), via Reuters");
        AppearanceView threeHops =
                appearance(
                        hop(named("South Korea's spy agency")),
                        hop(unnamed("a South Korean lawmaker")),
                        hop(REUTERS, Channel.ARTICLE));
        assertThat(sourcing(threeHops).attribution())
                .isEqualTo("South Korea's spy agency, via a South Korean lawmaker, via Reuters");
        assertThat(sourcing(appearance(hop(REUTERS))).attribution()).isEqualTo("Reuters");
    }

    @Test
    void theAttributionCountsFurtherAppearances() {
        AppearanceView one = appearance(hop(KYIV), hop(REUTERS));
        assertThat(sourcing(one, one).attribution())
                .isEqualTo("Kyiv, via Reuters, and 1 more appearance");
        assertThat(sourcing(one, one, one, one).attribution())
                .isEqualTo("Kyiv, via Reuters, and 3 more appearances");
    }

    @Test
    void aCaveatPrintsWhereverItsHopDoes() {
        AppearanceView prisoner =
                appearance(
                        hop(unnamed("a prisoner"), Channel.VIDEO, "speaking in captivity"),
                        hop(KYIV, Channel.VIDEO, "edited"),
                        disowned(AP));
        assertThat(sourcing(prisoner).attribution())
                .isEqualTo(
                        "a prisoner (video; speaking in captivity), via Kyiv (edited), via AP (disowned)");
    }

    @Test
    void allKnowDirectlyWhoWitnessedItOrHoldADocument() {
        AppearanceView seen = appearance(knowing(KYIV, Basis.WITNESSED), hop(AP));
        AppearanceView held = appearance(knowing(SEOUL, Basis.DOCUMENT), hop(AP));
        AppearanceView told = appearance(knowing(SEOUL, Basis.TOLD), hop(AP));
        assertThat(sourcing(seen, held).allKnowDirectly()).isTrue();
        assertThat(sourcing(seen, held, told).allKnowDirectly()).isFalse();
        assertThat(sourcing(seen, appearance(hop(SEOUL))).allKnowDirectly()).isFalse();
    }

    @Test
    void itIsWithdrawnWhenEveryOriginTookItBack() {
        AppearanceView back = withdrawn(KYIV, WithdrawalHow.RETRACTED, null, hop(KYIV), hop(AP));
        AppearanceView stands = appearance(hop(SEOUL), hop(AP));
        assertThat(sourcing(back).allWithdrawn()).isTrue();
        assertThat(sourcing(back, appearance(hop(KYIV), hop(REUTERS))).allWithdrawn()).isTrue();
        assertThat(sourcing(back, stands).allWithdrawn()).isFalse();
        assertThat(sourcing(back, appearance(disowned(SEOUL), hop(AP))).allWithdrawn()).isTrue();
    }

    @Test
    void neitherACarrierNorAClarificationTakesItBack() {
        AppearanceView carrier = withdrawn(AP, WithdrawalHow.DELETED, null, hop(KYIV), hop(AP));
        AppearanceView clarified = withdrawn(KYIV, WithdrawalHow.CLARIFIED, null, hop(KYIV));
        assertThat(sourcing(carrier).allWithdrawn()).isFalse();
        assertThat(sourcing(clarified).allWithdrawn()).isFalse();
    }

    private static int origins(SourceLabel... origins) {
        return sourcing(
                        Stream.of(origins)
                                .map(origin -> appearance(hop(origin), hop(REUTERS)))
                                .toArray(AppearanceView[]::new))
                .independentOrigins();
    }

    private static Sourcing sourcing(AppearanceView... appearances) {
        return new Sourcing(List.of(appearances));
    }
}
