package org.claimbook.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds the stretch of a text that is most similar to a quote: 1 - Levenshtein distance / longer
/// length, over code points, at least 0.8.
///
/// One pass over the text gives for each end the least distance of any stretch that ends there. A
/// stretch is at most its distance longer than the quote, so no end can do better than quote length
/// / (quote length + least distance); the ends that may still win are searched backwards.
final class SimilarSearch {

    /// How far the search may go for one quote, in 64-row steps of the matrix. Only a text that
    /// nearly repeats the quote thousands of times comes here; the best stretch so far then counts.
    private static final long MAX_STEPS = 100_000_000;

    private final int[] quote;
    private final int[] text;
    private final int near;
    private final EditDistances backwards;
    private final Comparator<Stretch> order;
    private @Nullable Stretch best;

    /// A stretch of the text, end exclusive, with what its similarity is made of.
    record Stretch(int start, int end, int distance, int longer) {

        boolean similar() {
            return 5L * distance <= longer;
        }

        int length() {
            return end - start;
        }
    }

    private SimilarSearch(int[] quote, int[] text, int near) {
        this.quote = quote;
        this.text = text;
        this.near = near;
        this.backwards = new EditDistances(reversed(quote, 0, quote.length));
        this.order = order(quote.length, near);
    }

    static Optional<Stretch> best(int[] quote, int[] text, int near) {
        return new SimilarSearch(quote, text, near).best();
    }

    /// The most similar first; of equals the one as long as the quote, then the nearest.
    static Comparator<Stretch> order(int length, int near) {
        Comparator<Stretch> similarity = (a, b) -> Long.compare(cross(a, b), cross(b, a));
        return similarity
                .thenComparingInt(stretch -> Math.abs(stretch.length() - length))
                .thenComparingInt(stretch -> Math.abs(stretch.start() - near))
                .thenComparingInt(Stretch::start)
                .thenComparingInt(Stretch::end);
    }

    private static long cross(Stretch a, Stretch b) {
        return (long) a.distance() * b.longer();
    }

    private Optional<Stretch> best() {
        int[] distances = new EditDistances(quote).toEndingAt(text);
        long steps = 0;
        for (int end : promising(distances)) {
            if (hopeless(distances[end]) || steps > MAX_STEPS) {
                break;
            }
            steps += searchBackwards(end);
        }
        return Optional.ofNullable(best).filter(Stretch::similar);
    }

    /// The ends where a stretch of 0.8 or the best one may end: least distance first, then nearest.
    private int[] promising(int[] distances) {
        long length = quote.length;
        long least = Arrays.stream(distances).min().orElseThrow();
        return IntStream.range(0, distances.length)
                .filter(end -> 4L * distances[end] <= length)
                .filter(end -> (length - least) * (length + distances[end]) <= length * length)
                .mapToLong(end -> packed(distances[end], end))
                .sorted()
                .mapToInt(packed -> (int) packed & 0xFFFFFF)
                .toArray();
    }

    /// Distance, nearness and end in one number, so that millions sort fast; a text has fewer than
    /// 2^24 code points.
    private long packed(int distance, int end) {
        long nearness = Math.abs(end - quote.length - near);
        return (long) distance << 48 | nearness << 24 | end;
    }

    private boolean hopeless(int distance) {
        return best != null
                && (long) distance * best.longer()
                        > (long) best.distance() * (quote.length + distance);
    }

    private long searchBackwards(int end) {
        int from = Math.max(0, end - quote.length * 5 / 4);
        int[] distances = backwards.toBeginnings(reversed(text, from, end));
        for (int length = 0; length < distances.length; length++) {
            int longer = Math.max(length, quote.length);
            offer(new Stretch(end - length, end, distances[length], longer));
        }
        return (long) distances.length * (quote.length / Long.SIZE + 1);
    }

    private void offer(Stretch stretch) {
        if (best == null || order.compare(stretch, best) < 0) {
            best = stretch;
        }
    }

    private static int[] reversed(int[] codePoints, int from, int to) {
        return IntStream.range(0, to - from).map(i -> codePoints[to - 1 - i]).toArray();
    }
}
