package org.claimbook.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimbook.claim.TestChains.named;
import static org.claimbook.response.Outcome.DENIED;
import static org.claimbook.response.Outcome.DID_NOT_DENY;
import static org.claimbook.response.Outcome.DISPUTED;
import static org.claimbook.response.TestResponses.response;

import java.util.List;
import org.claimbook.source.SourceLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class DenialsTest {

    private static final SourceLabel RUSSIA = named("Russia");
    private static final SourceLabel NORTH_KOREA = named("North Korea");
    private static final SourceLabel PUTIN = named("Vladimir Putin");

    @ParameterizedTest
    @EnumSource(names = {"DENIED", "DISPUTED"})
    void whoDeniesOrDisputesHasAnOpenDenial(Outcome outcome) {
        assertThat(deniers(response(RUSSIA, outcome))).containsExactly(RUSSIA);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"DENIED", "DISPUTED"})
    void nothingElseIsADenial(Outcome outcome) {
        assertThat(deniers(response(RUSSIA, outcome))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_ANSWER", "DECLINED", "PARTLY_CONFIRMED", "CONFIRMED"})
    void aNewerOutcomeOfThePartyClosesItsDenialOnly(Outcome outcome) {
        assertThat(
                        deniers(
                                response(RUSSIA, DENIED),
                                response(NORTH_KOREA, DENIED),
                                response(RUSSIA, outcome)))
                .containsExactly(NORTH_KOREA);
    }

    @ParameterizedTest
    @EnumSource(names = {"ASKED", "DID_NOT_DENY"})
    void neitherAQuestionNorStoppingShortClosesADenial(Outcome outcome) {
        assertThat(deniers(response(RUSSIA, DENIED), response(RUSSIA, outcome)))
                .containsExactly(RUSSIA);
    }

    @Test
    void theNewestByDateCountsWheneverItWasRecorded() {
        assertThat(
                        deniers(
                                response(RUSSIA, Outcome.CONFIRMED, "2025-02-01"),
                                response(RUSSIA, DENIED, "2025-01-01")))
                .isEmpty();
        assertThat(
                        deniers(
                                response(RUSSIA, DENIED),
                                response(RUSSIA, Outcome.CONFIRMED, "2025-01-01")))
                .as("an undated one is as old as its record")
                .containsExactly(RUSSIA);
        assertThat(
                        deniers(
                                response(RUSSIA, DENIED, "2025-01-01"),
                                response(RUSSIA, Outcome.CONFIRMED, "2025-01-01")))
                .as("of the same day the one recorded last")
                .isEmpty();
    }

    @Test
    void eachPartyIsNamedOnceTheFirstToDenyFirst() {
        assertThat(
                        deniers(
                                response(RUSSIA, DISPUTED, "2025-01-02"),
                                response(NORTH_KOREA, DENIED, "2025-01-01"),
                                response(RUSSIA, DENIED, "2025-01-03")))
                .containsExactly(NORTH_KOREA, RUSSIA);
    }

    @Test
    void whoDidNotDenyIsNamedUnlessItDenied() {
        Denials denials =
                new Denials(
                        List.of(
                                response(RUSSIA, DENIED),
                                response(RUSSIA, DID_NOT_DENY),
                                response(PUTIN, DID_NOT_DENY)));
        assertThat(denials.stoppedShort()).containsExactly(PUTIN);
        assertThat(denials.open()).extracting(ResponseView::party).containsExactly(RUSSIA);
    }

    private static List<SourceLabel> deniers(ResponseView... responses) {
        return new Denials(List.of(responses)).open().stream().map(ResponseView::party).toList();
    }
}
