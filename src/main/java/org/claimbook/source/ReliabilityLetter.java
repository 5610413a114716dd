package org.claimbook.source;

/// How far a source can be relied upon (NATO Admiralty code, AJP-2.1).
public enum ReliabilityLetter {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Reliability cannot be judged; none at all says nothing.
    F
}
