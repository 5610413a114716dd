package org.claimbook.shared;

import java.util.List;
import java.util.UUID;

/// The request is right in itself, but not with what is recorded already.
public final class Conflict extends Refusal {

    private final String code;
    private final List<UUID> ids;

    public Conflict(String code, String detail, UUID... ids) {
        super(detail);
        this.code = code;
        this.ids = List.of(ids);
    }

    /// Names the problem type.
    public String code() {
        return code;
    }

    /// What stands in the way.
    public List<UUID> ids() {
        return ids;
    }
}
