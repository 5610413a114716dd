package org.claimbook.claim;

/// What a status is called and how it looks; an administrator's to choose, the codes are not.
public record StatusLabel(
        Status code, String label, String description, String colour, long version) {

    StatusDraft draft() {
        return new StatusDraft(label, description, colour);
    }
}
