package org.claimbook.shared;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// A resource with its strong entity tag `"<version>-<hash of the body>"` (RFC 9110), quotes
/// included.
public record Tagged<T>(@JsonUnwrapped T body, String etag) {}
