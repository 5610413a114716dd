package org.claimbook.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claimbook.claim.ClaimKind;
import org.claimbook.claim.Status;
import org.claimbook.claim.WorkState;
import org.jspecify.annotations.Nullable;

/// Which claims: OR inside one filter, AND across; an empty filter lets everything through. Sources
/// and topics by id or name. `publicOnly` holds for whoever is not signed in.
record ClaimFilter(
        List<Status> status,
        List<String> verifier,
        List<Status> found,
        List<String> foundBy,
        List<String> source,
        List<String> origin,
        List<String> carrier,
        List<UUID> report,
        List<String> topic,
        List<ClaimKind> kind,
        List<WorkState> workState,
        @Nullable Boolean published,
        @Nullable Instant changedAfter,
        @Nullable Instant changedBefore,
        @Nullable String q,
        @Nullable Instant asOf,
        boolean publicOnly) {}
