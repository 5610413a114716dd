package org.claimbook.search;

import java.util.ArrayList;
import java.util.List;

/// The words of a statement, the rarest first, and how much each says.
///
/// Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009): a word weighs
/// the more the fewer claims have it; a second time in the statement it adds less than the first.
///
/// @param claims how many there are, roughly
/// @param length how many words a claim has on average
/// @param english whether the sentence model reads it
record StatementWords(List<Word> words, long claims, double length, boolean english) {

    /// A word's stem, how the statement spells it, how often, and how many claims have it.
    record Word(String stem, String spelling, int times, long claims) {}

    /// What to look for in claims, and how much finding it says.
    record Probe(String query, double weight) {}

    /// Enough for MAP@5 to lose little, few enough for a tenth of a second.
    static final int MOST_CLAIMS = 20_000;

    private static final int MOST_PROBES = 64;
    private static final int PAIRED = 4;
    private static final double HALF = 2; // as many rare words as make a half

    double weight(Word word) {
        double having = Math.min(word.claims(), claims);
        double rarity = Math.log(1 + (claims - having + 0.5) / (having + 0.5));
        return rarity * 2 * word.times() / (word.times() + 1);
    }

    /// The rare words, as long as not too many claims have them; where none is rare, pairs of them.
    List<Probe> probes() {
        List<Probe> probes = new ArrayList<>();
        long sum = 0;
        for (Word word : words) {
            sum += word.claims();
            if (sum <= MOST_CLAIMS && probes.size() < MOST_PROBES) {
                probes.add(new Probe(quoted(word), weight(word)));
            }
        }
        return probes.isEmpty() ? pairs() : probes;
    }

    private List<Probe> pairs() {
        List<Word> rarest = words.subList(0, Math.min(PAIRED, words.size()));
        List<Probe> pairs = new ArrayList<>();
        for (Word one : rarest) {
            for (Word other : rarest.subList(rarest.indexOf(one) + 1, rarest.size())) {
                pairs.add(
                        new Probe(
                                quoted(one) + " & " + quoted(other), weight(one) + weight(other)));
            }
        }
        return pairs.isEmpty()
                ? rarest.stream().map(word -> new Probe(quoted(word), weight(word))).toList()
                : pairs;
    }

    private static String quoted(Word word) {
        return "'" + word.stem().replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /// What a sum of weights says, from 0 to 1: that much of the statement is there, or two rare
    /// words of it make a half, more of them more; a long post says the same as a short claim in
    /// it.
    double share(double sum) {
        double whole = words.stream().mapToDouble(this::weight).sum();
        double rare = sum / Math.log1p((double) claims);
        return Math.clamp(Math.max(sum / whole, rare / (rare + HALF)), 0, 1);
    }
}
