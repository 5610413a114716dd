package org.claimbook.shared;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/// What something is merged into.
public record MergeDraft(@NotNull UUID into) {}
