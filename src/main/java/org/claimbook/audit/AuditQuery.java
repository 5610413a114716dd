package org.claimbook.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;

/// Which events to list: by whom (a username), from which address, what was done, to which kind of
/// thing or to which one, of which claim, from when on and before when.
record AuditQuery(
        @Nullable String actor,
        @Nullable String address,
        @Nullable Action action,
        Subject.@Nullable Kind kind,
        @Nullable UUID subject,
        @Nullable UUID claim,
        @Nullable Instant from,
        @Nullable Instant before) {

    /// The conditions of those that are given, each with a parameter of its name.
    String conditions() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("actor", "actor = :actor");
        all.put("address", "address = :address");
        all.put("action", "action = :action");
        all.put("kind", "subject_kind = :kind");
        all.put("subject", "subject_id = :subject");
        all.put("claim", "claim_id = :claim");
        all.put("from", "at >= :from");
        all.put("before", "at < :before");
        all.keySet().retainAll(parameters().keySet());
        return all.values().stream().map(" and "::concat).collect(Collectors.joining());
    }

    Map<String, Object> parameters() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("actor", actor);
        all.put("address", address);
        all.put("action", action == null ? null : action.name());
        all.put("kind", kind == null ? null : kind.name());
        all.put("subject", subject);
        all.put("claim", claim);
        all.put("from", Utc.orNull(from));
        all.put("before", Utc.orNull(before));
        Map<String, Object> given = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (value != null) {
                given.put(name, value);
            }
        });
        return given;
    }
}
