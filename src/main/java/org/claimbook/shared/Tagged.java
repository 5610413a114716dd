package org.claimbook.shared;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import tools.jackson.databind.annotation.JsonSerialize;

/// A resource with its strong entity tag `"<version>-<hash of the body>"` (RFC 9110), quotes
/// included; and the body as JSON, since what was hashed is what is sent.
@JsonSerialize(using = TaggedWriter.class)
public record Tagged<T>(@JsonUnwrapped T body, String etag, @JsonIgnore String json) {}
