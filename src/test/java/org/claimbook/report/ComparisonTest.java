package org.claimbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.claimbook.report.Comparison.Part;
import org.claimbook.report.Comparison.Row;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void whatDiffersIsMarkedWordByWord() {
        assertThat(Comparison.of("It rose by two metres.", "It rose by three metres.").rows())
                .containsExactly(
                        new Row(
                                List.of(same("It rose by "), other("two "), same("metres.")),
                                List.of(same("It rose by "), other("three "), same("metres.")),
                                0));
    }

    @Test
    void aParagraphThatCameOrWentStandsAlone() {
        assertThat(Comparison.of("A.\n\nC.", "A.\n\nB.\n\nC.").rows())
                .containsExactly(
                        new Row(List.of(same("A.")), List.of(same("A.")), 0),
                        new Row(List.of(), List.of(other("B.")), 0),
                        new Row(List.of(same("C.")), List.of(same("C.")), 0));
    }

    @Test
    void whatStaysIsFolded() {
        String long1 = paragraphs(50);
        assertThat(Comparison.of(long1, long1.replace("P25.", "Changed.")).rows())
                .extracting(Row::folded)
                .containsExactly(24, 0, 0, 0, 23);
        assertThat(Comparison.of(long1, long1).rows())
                .containsExactly(new Row(List.of(), List.of(), 50));
    }

    @Test
    void nothingIsLostOfTextsThatHaveNothingInCommon() {
        Comparison all = Comparison.of(paragraphs(5_000), paragraphs(9_000).replace('P', 'Q'));
        assertThat(all.rows()).hasSize(400).allMatch(Row::isChanged);
        assertThat(all.isCut()).isTrue();
    }

    private static String paragraphs(int count) {
        return IntStream.range(0, count)
                .mapToObj("P%d."::formatted)
                .collect(Collectors.joining("\n\n"));
    }

    private static Part same(String text) {
        return new Part(text, false);
    }

    private static Part other(String text) {
        return new Part(text, true);
    }
}
