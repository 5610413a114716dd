package org.claimbook.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claimbook.claim.ClaimKind;
import org.claimbook.claim.Status;
import org.claimbook.claim.WorkState;
import org.claimbook.report.AnchorState;
import org.claimbook.response.Outcome;
import org.claimbook.shared.PartialDate;
import org.claimbook.source.ReliabilityLetter;
import org.jspecify.annotations.Nullable;

/// Which claims: OR inside one filter, AND across; an empty filter lets everything through.
/// Sources, topics and measures by id or name. `publicOnly` holds for whoever is not signed in;
/// what is overdue is so at `now`.
public record ClaimFilter(
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
        List<String> language,
        List<WorkState> workState,
        List<String> assignee,
        @Nullable Boolean published,
        @Nullable Boolean differs,
        @Nullable Boolean pending,
        List<ReliabilityLetter> reliability,
        List<Outcome> response,
        @Nullable Boolean overdue,
        List<AnchorState> anchor,
        @Nullable Boolean circular,
        @Nullable Instant changedAfter,
        @Nullable Instant changedBefore,
        @Nullable PartialDate happenedAfter,
        @Nullable PartialDate happenedBefore,
        @Nullable Instant recheckBefore,
        List<String> measure,
        @Nullable String q,
        @Nullable Instant asOf,
        boolean publicOnly,
        Instant now) {}
