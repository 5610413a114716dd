package org.claimbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.claimbook.report.SimilarSearch.Stretch;
import org.junit.jupiter.api.Test;

class SimilarSearchTest {

    @Test
    void findsTheSameStretchAsComparingWithEveryStretch() {
        Random random = new Random(20_260_101);
        int found = 0;
        for (int round = 0; round < 1_500; round++) {
            String quote = letters(random, 1 + random.nextInt(16));
            String text = letters(random, 10) + edited(quote, random) + letters(random, 10);
            int near = random.nextInt(30);
            Optional<Stretch> best = best(quote, text, near);
            assertThat(best).as("%s in %s", quote, text).isEqualTo(slowly(quote, text, near));
            found += best.isPresent() ? 1 : 0;
        }
        assertThat(found).isBetween(500, 1_450);
    }

    @Test
    void findsTheSameStretchAcrossBlocksOfRows() {
        Random random = new Random(42);
        for (int round = 0; round < 12; round++) {
            String quote = letters(random, 60 + random.nextInt(80));
            String text = letters(random, 20) + edited(quote, random) + letters(random, 20);
            assertThat(best(quote, text, 0)).isEqualTo(slowly(quote, text, 0));
        }
    }

    @Test
    void distancesAreThoseOfTheTextbook() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            String pattern = letters(random, 1 + random.nextInt(200));
            String text = letters(random, 200);
            int[] distances = new EditDistances(codePoints(pattern)).toBeginnings(codePoints(text));
            int length = random.nextInt(201);
            assertThat(distances[length])
                    .isEqualTo(levenshtein(pattern, text.substring(0, length)));
        }
    }

    @Test
    void codePointsAreComparedAndNotTheirHalves() {
        String quote = "\ud83d\ude00\ud83d\ude01\ud83d\ude02\ud83d\ude03\ud83d\ude04";
        String text = "\ud83d\ude00\ud83d\ude01\ud83d\ude4f\ud83d\ude03\ud83d\ude04";
        assertThat(best(quote, text, 0)).contains(new Stretch(0, 5, 1, 5));
    }

    private static Optional<Stretch> best(String quote, String text, int near) {
        return SimilarSearch.best(codePoints(quote), codePoints(text), near);
    }

    private static Optional<Stretch> slowly(String quote, String text, int near) {
        List<Stretch> all = new ArrayList<>();
        for (int start = 0; start <= text.length(); start++) {
            for (int end = start; end <= text.length(); end++) {
                int distance = levenshtein(quote, text.substring(start, end));
                all.add(new Stretch(start, end, distance, Math.max(end - start, quote.length())));
            }
        }
        return all.stream().min(SimilarSearch.order(quote.length(), near)).filter(Stretch::similar);
    }

    private static int levenshtein(String one, String other) {
        return LevenshteinDistance.getDefaultInstance().apply(one, other);
    }

    private static String letters(Random random, int count) {
        return random.ints(count, 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String edited(String quote, Random random) {
        StringBuilder edited = new StringBuilder(quote);
        for (int edits = random.nextInt(quote.length() / 4 + 2); edits > 0; edits--) {
            int at = random.nextInt(edited.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> edited.insert(at, 'x');
                case 1 -> edited.delete(at, at + 1);
                default -> edited.replace(at, at + 1, "y");
            }
        }
        return edited.toString();
    }

    private static int[] codePoints(String text) {
        return text.codePoints().toArray();
    }
}
