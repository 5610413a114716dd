package org.claimbook.claim;

/// Through what a source spoke.
public enum Channel {
    SOCIAL_MEDIA,
    INTERVIEW,
    STATEMENT,
    BRIEFING,
    VIDEO,
    DOCUMENT,
    BROADCAST,
    ARTICLE,
    UNKNOWN
}
