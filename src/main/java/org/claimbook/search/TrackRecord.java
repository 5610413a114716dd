package org.claimbook.search;

import java.util.List;
import org.claimbook.claim.Status;
import org.claimbook.source.SourceLabel;

/// What became of what a source said, as the first of a chain and as the last; counts, never a
/// grade. `complete` says whether all it ever said was looked at, or only the newest.
record TrackRecord(SourceLabel source, boolean complete, Part asOrigin, Part asCarrier) {

    /// `sampleSize` counts claims. Of those it said before anybody had found so, `laterConfirmed`
    /// and `laterRefuted` are what others than its own family found them by now; `withdrawn` counts
    /// what it took back.
    record Part(
            int sampleSize,
            List<Count> byStatus,
            int laterConfirmed,
            int laterRefuted,
            int withdrawn) {}

    record Count(Status status, String label, int count) {}
}
