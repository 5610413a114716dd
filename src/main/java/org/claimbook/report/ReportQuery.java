package org.claimbook.report;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which reports to list: by address, foreign id, hash of a text, words of the title, publisher or
/// credit.
record ReportQuery(
        @Nullable String url,
        @Nullable String externalId,
        @Nullable String sha256,
        @Nullable UUID source,
        @Nullable String q) {}
