package org.claimbook.claim;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.ReadOnly;
import org.claimbook.shared.Written;

/// What an administrator chooses of a status: its words, and its colour on light paper.
@ReadOnly({"code", "version", "etag"})
public record StatusDraft(
        @NotNull @Written @CodePoints(max = 100) String label,
        @NotNull @Written @CodePoints(max = 500) String description,
        @NotNull
                @Pattern(
                        regexp = "#[0-9a-f]{6}",
                        message = "A colour is # and six lower-case hexadecimal digits.")
                String colour) {}
