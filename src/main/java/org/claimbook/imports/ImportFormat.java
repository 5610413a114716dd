package org.claimbook.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/// What a file that is imported is made of.
enum ImportFormat {
    CLAIM_REVIEW("claim-review"),
    CSV("csv"),
    JSONL("jsonl");

    private final String code;

    ImportFormat(String code) {
        this.code = code;
    }

    /// As clients name it.
    @JsonValue
    String code() {
        return code;
    }

    @Override
    public String toString() {
        return code;
    }

    static Optional<ImportFormat> of(String code) {
        return Arrays.stream(values()).filter(format -> format.code.equals(code)).findFirst();
    }
}
