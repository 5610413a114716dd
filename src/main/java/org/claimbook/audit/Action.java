package org.claimbook.audit;

/// What was done to a subject.
public enum Action {
    CREATED,
    CHANGED,
    READ,
    DELETED,
    REMOVED,
    WITHDRAWN,
    PUBLISHED,
    UNPUBLISHED,
    SIGNED_OFF,
    MERGED,
    SIGNED_IN,
    SIGN_IN_REFUSED,
    READ_REFUSED,
    SIGNED_OUT,
    PASSWORD_SET,
    REVOKED,
    RESTORED,
    CANCELLED
}
