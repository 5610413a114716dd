package org.claimbook.record;

import java.util.UUID;
import org.claimbook.report.Anchor;
import org.claimbook.shared.Tagged;
import org.jspecify.annotations.Nullable;

/// One assertion of a report: where it stands in the text, and the claim that it makes.
record Assertion(UUID appearanceId, @Nullable Anchor anchor, Tagged<ClaimItem> claim) {}
