package org.claimbook.report;

import java.util.UUID;
import org.claimbook.shared.Invalid;
import org.jspecify.annotations.Nullable;

/// The newest text of a report, held still while quotes are placed in it; `revision` is null while
/// no text was ever captured.
public final class QuotedReport {

    private final UUID id;
    private final int revisions;
    private final @Nullable ReportText text;

    QuotedReport(UUID id, int revisions, @Nullable ReportText text) {
        this.id = id;
        this.revisions = revisions;
        this.text = text;
    }

    public UUID id() {
        return id;
    }

    public @Nullable Integer revision() {
        return revisions == 0 ? null : revisions;
    }

    /// @throws Invalid if the words are not in the text, or at more than one place
    public Anchor place(Quote quote) {
        if (text == null) {
            throw new Invalid(
                    "/exact",
                    "no-text",
                    "No text of that report is held, so nothing can be quoted from it.");
        }
        return Anchoring.place(text, quote);
    }
}
