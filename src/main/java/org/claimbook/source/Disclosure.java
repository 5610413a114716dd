package org.claimbook.source;

/// Who knows the name of a source: everybody, nobody who says so, the desk alone, or whoever says
/// nothing of it.
public enum Disclosure {
    NAMED,
    UNNAMED,
    CONFIDENTIAL,
    UNDISCLOSED
}
