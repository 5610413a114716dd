package org.claimbook.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/// Cuts a text into the pieces that an uncased BERT model knows (WordPiece): the longest known
/// beginning, then the longest known `##` continuation, and so on.
final class WordPieces {

    private static final int LONGEST_WORD = 100;
    private static final String UNKNOWN = "[UNK]";

    private final Map<String, Integer> vocabulary;

    WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// The numbers of at most so many pieces, the model's marks of begin and end included.
    long[] of(String text, int most) {
        List<Integer> pieces = new ArrayList<>();
        pieces.add(number("[CLS]"));
        for (String word : words(text)) {
            if (pieces.size() < most - 1) {
                pieces.addAll(pieces(word));
            }
        }
        List<Integer> cut = new ArrayList<>(pieces.subList(0, Math.min(pieces.size(), most - 1)));
        cut.add(number("[SEP]"));
        return cut.stream().mapToLong(Integer::longValue).toArray();
    }

    /// Lower case without accents; punctuation and ideographs stand alone, controls are dropped.
    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        StringBuilder spaced = new StringBuilder(plain.length() + 16);
        plain.codePoints()
                .filter(it -> Character.getType(it) != Character.NON_SPACING_MARK)
                .filter(it -> !isControl(it))
                .forEach(it -> append(spaced, it));
        return List.of(StringUtils.split(spaced.toString()));
    }

    private static void append(StringBuilder spaced, int codePoint) {
        if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
            spaced.append(' ');
        } else if (isPunctuation(codePoint) || Character.isIdeographic(codePoint)) {
            spaced.append(' ').appendCodePoint(codePoint).append(' ');
        } else {
            spaced.appendCodePoint(codePoint);
        }
    }

    private List<Integer> pieces(String word) {
        List<Integer> pieces = new ArrayList<>();
        int from = 0;
        while (from < word.length() && word.length() <= LONGEST_WORD) {
            int to = word.length();
            Integer piece = null;
            while (to > from && piece == null) {
                piece = find(word.substring(from, to), from > 0);
                from = piece == null ? from : to;
                to--;
            }
            if (piece == null) {
                return List.of(number(UNKNOWN));
            }
            pieces.add(piece);
        }
        return pieces.isEmpty() ? List.of(number(UNKNOWN)) : pieces;
    }

    private @Nullable Integer find(String piece, boolean continues) {
        return vocabulary.get(continues ? "##" + piece : piece);
    }

    private Integer number(String mark) {
        return vocabulary.getOrDefault(mark, 0);
    }

    private static boolean isControl(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> !Character.isWhitespace(codePoint);
            case Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> true;
            default -> codePoint == 0xFFFD;
        };
    }

    /// What the model was trained with: every ASCII symbol counts.
    private static boolean isPunctuation(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint > ' ' && !Character.isLetterOrDigit(codePoint);
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    true;
            default -> false;
        };
    }
}
