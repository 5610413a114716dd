package org.claimbook.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// JSON that reads the same wherever it is written (RFC 8785), to be hashed.
public final class CanonicalJson {

    private static final JsonMapper PLAIN =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(inclusion ->
                            inclusion
                                    .withValueInclusion(JsonInclude.Include.NON_NULL)
                                    .withContentInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private CanonicalJson() {}

    /// SHA-256 in lower-case hexadecimal; absent fields are left out.
    public static String sha256(Map<String, ? extends @Nullable Object> fields) {
        try {
            return Digests.sha256(
                    new JsonCanonicalizer(PLAIN.writeValueAsString(fields)).getEncodedUTF8());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
