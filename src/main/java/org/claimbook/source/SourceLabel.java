package org.claimbook.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import java.util.UUID;

/// A source as other things show it, read from the SQL view `source_label`; the `name` of one that
/// is not NAMED is its description.
public record SourceLabel(
        UUID id,
        String name,
        SourceKind kind,
        Disclosure disclosure,
        @JsonProperty(access = Access.WRITE_ONLY) boolean desk,
        @JsonProperty(access = Access.WRITE_ONLY) Family family) {

    /// The topmost parent; not `known` when nobody says who that is.
    public record Family(
            UUID id, String name, @JsonProperty(access = Access.WRITE_ONLY) boolean known) {}
}
