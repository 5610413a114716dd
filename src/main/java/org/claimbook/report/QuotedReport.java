package org.claimbook.report;

import java.util.Objects;
import java.util.UUID;
import org.claimbook.shared.Faults;
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

    /// @throws Invalid if the words are not in the text, or at more than one place, or anything
    ///   else is wrong with the quote
    public Anchor place(Quote quote, Faults faults) {
        quote.refuse(faults);
        if (text == null) {
            faults.add(
                    "/exact",
                    "no-text",
                    "No text of that report is held, so nothing can be quoted from it.");
        } else if (faults.clean("/exact") && !faults.isEmpty()) {
            faults.in("", _ -> Anchoring.refuseAbsent(text, quote));
        }
        faults.throwIfAny();
        return Anchoring.place(Objects.requireNonNull(text), quote);
    }
}
