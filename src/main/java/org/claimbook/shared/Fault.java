package org.claimbook.shared;

/// One thing that is wrong with a request: where (JSON Pointer, RFC 6901), which rule, in words.
public record Fault(String pointer, String code, String detail) {

    Fault under(String prefix) {
        return new Fault(prefix + pointer, code, detail);
    }

    Fault from(String prefix) {
        return new Fault(pointer.substring(prefix.length()), code, detail);
    }
}
