package org.claimbook.response;

/// How a party was asked.
public enum AskedVia {
    EMAIL,
    PHONE,
    LETTER,
    SOCIAL_MEDIA,
    IN_PERSON,
    OTHER
}
