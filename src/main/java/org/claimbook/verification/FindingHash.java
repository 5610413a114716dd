package org.claimbook.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.claimbook.shared.Digests;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Chains findings: SHA-256 over the canonical JSON (RFC 8785) of a finding's fields and the hash
/// before it.
final class FindingHash {

    private static final JsonMapper PLAIN =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private FindingHash() {}

    static String of(Map<String, Object> content, @Nullable String previous) {
        Map<String, Object> hashed = new LinkedHashMap<>(content);
        if (previous != null) {
            hashed.put("previous", previous);
        }
        try {
            return Digests.sha256(
                    new JsonCanonicalizer(PLAIN.writeValueAsString(hashed)).getEncodedUTF8());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
