package org.claimbook.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.claimbook.shared.Digests;

/// The text of a token: `cb_` and 256 random bits. It is shown once, and kept as SHA-256 only.
record Secret(String text) {

    static final String PREFIX = "cb_";

    /// Of everything that looks like one.
    static final String SHAPE = PREFIX + "[A-Za-z0-9_-]{43}";

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Secret next() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new Secret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    String hash() {
        return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
