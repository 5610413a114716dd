package org.claimbook.report;

/// How the words of an anchor stand in the newest revision.
public enum AnchorState {
    /// The same words at the same place, or between the same words.
    ANCHORED,
    /// The same words, elsewhere.
    MOVED,
    /// Similar words.
    FUZZY,
    /// Gone.
    ORPHANED
}
