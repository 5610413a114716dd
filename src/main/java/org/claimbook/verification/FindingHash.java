package org.claimbook.verification;

import java.util.LinkedHashMap;
import java.util.Map;
import org.claimbook.shared.CanonicalJson;
import org.jspecify.annotations.Nullable;

/// Chains findings: SHA-256 over the canonical JSON of a finding's fields and the hash before it.
final class FindingHash {

    private FindingHash() {}

    static String of(Map<String, Object> content, @Nullable String previous) {
        Map<String, @Nullable Object> hashed = new LinkedHashMap<>(content);
        hashed.put("previous", previous);
        return CanonicalJson.sha256(hashed);
    }
}
