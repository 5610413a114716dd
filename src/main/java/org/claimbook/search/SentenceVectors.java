package org.claimbook.search;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The sense of English texts as numbers; of none where the model is switched off, or this machine
/// cannot run it.
@Component
class SentenceVectors {

    /// `claimbook.similar.model`
    enum Choice {
        MINILM,
        OFF
    }

    private static final Logger LOG = LoggerFactory.getLogger(SentenceVectors.class);

    /// About twice what the model reads of a text.
    private static final int LONGEST = 2_000;

    private final Choice choice;
    private boolean tried;
    private @Nullable SentenceModel model;

    SentenceVectors(@Value("${claimbook.similar.model:minilm}") Choice choice) {
        this.choice = choice;
    }

    boolean isOn() {
        return model() != null;
    }

    Optional<float[]> of(String text) {
        SentenceModel reader = model();
        return reader == null
                ? Optional.empty()
                : Optional.of(reader.vector(text.substring(0, Math.min(text.length(), LONGEST))));
    }

    /// Loaded when it is needed first, so that nothing waits for it at the start.
    private synchronized @Nullable SentenceModel model() {
        if (!tried && choice == Choice.MINILM) {
            try {
                model = new SentenceModel();
            } catch (IllegalStateException unusable) {
                LOG.warn("Similar claims are found by words alone: no model here", unusable);
            }
        }
        tried = true;
        return model;
    }

    /// A byte for each number; how long a vector is makes no difference to the cosine.
    static byte[] packed(float[] vector) {
        float most = Float.MIN_NORMAL;
        for (float number : vector) {
            most = Math.max(most, Math.abs(number));
        }
        byte[] packed = new byte[vector.length];
        for (int at = 0; at < packed.length; at++) {
            packed[at] = (byte) Math.round(vector[at] / most * Byte.MAX_VALUE);
        }
        return packed;
    }

    /// From 0 (nothing in common, or the contrary) to 1.
    static double cosine(float[] vector, byte[] packed) {
        double product = 0;
        double one = Double.MIN_NORMAL;
        double other = Double.MIN_NORMAL;
        for (int at = 0; at < packed.length; at++) {
            product += vector[at] * packed[at];
            one += vector[at] * vector[at];
            other += packed[at] * packed[at];
        }
        return Math.clamp(product / Math.sqrt(one * other), 0, 1);
    }
}
