package org.claimbook.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.UUID;
import org.claimbook.exchange.LoggedChange.Kind;
import org.jspecify.annotations.Nullable;

/// What became of telling somebody of a change. `id` is the `webhook-id` of each attempt; `answer`
/// the status of the last one.
record DeliveryView(
        UUID id,
        UUID claimId,
        Kind change,
        @JsonInclude(Include.NON_NULL) @Nullable UUID into,
        Instant at,
        State state,
        int attempts,
        Instant queuedAt,
        @Nullable Instant nextAt,
        @Nullable Instant attemptedAt,
        @Nullable Integer answer,
        @Nullable Failure failure) {

    /// How far it is.
    enum State {
        PENDING,
        DELIVERED,
        GIVEN_UP
    }

    /// Why the last attempt failed: the status was none of 200 to 299; no answer in time, or none
    /// at all; an address that nothing is sent to; a secret that cannot be read.
    enum Failure {
        ANSWER,
        TIMEOUT,
        UNREACHABLE,
        NOT_ALLOWED,
        NO_SECRET
    }
}
