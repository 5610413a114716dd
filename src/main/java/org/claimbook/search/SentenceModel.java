package org.claimbook.search;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// all-MiniLM-L6-v2, quantised: 384 numbers for the sense of an English text (its pieces' mean, as
/// the model was trained), on one processor.
final class SentenceModel {

    private static final String NAME = "all-minilm-l6-v2-q";
    private static final int MOST_PIECES = 256; // as the model was trained

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieces pieces;

    /// @throws IllegalStateException if this machine cannot run it
    SentenceModel() {
        try (InputStream weights = open(NAME + ".onnx");
                InputStream words = open(NAME + "-tokenizer.json");
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            environment = OrtEnvironment.getEnvironment();
            session = environment.createSession(weights.readAllBytes(), options);
            pieces = new WordPieces(vocabulary(words));
        } catch (IOException | OrtException | LinkageError unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    private static InputStream open(String name) throws IOException {
        return new ClassPathResource(name).getInputStream();
    }

    private static Map<String, Integer> vocabulary(InputStream file) {
        JsonNode words = JsonMapper.shared().readTree(file).path("model").path("vocab");
        Map<String, Integer> vocabulary = new TreeMap<>();
        words.properties().forEach(word -> vocabulary.put(word.getKey(), word.getValue().asInt()));
        return Map.copyOf(vocabulary);
    }

    public float[] vector(String text) {
        long[] ids = pieces.of(text, MOST_PIECES);
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor words = tensor(ids);
                OnnxTensor mask = tensor(ones);
                OnnxTensor types = tensor(new long[ids.length]);
                OrtSession.Result result =
                        session.run(
                                Map.of(
                                        "input_ids", words,
                                        "attention_mask", mask,
                                        "token_type_ids", types))) {
            return mean(((float[][][]) result.get(0).getValue())[0]);
        } catch (OrtException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private OnnxTensor tensor(long[] row) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {row});
    }

    private static float[] mean(float[][] pieces) {
        float[] sum = new float[pieces[0].length];
        for (float[] piece : pieces) {
            for (int at = 0; at < sum.length; at++) {
                sum[at] += piece[at] / pieces.length;
            }
        }
        return sum;
    }
}
