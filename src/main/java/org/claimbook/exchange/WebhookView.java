package org.claimbook.exchange;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claimbook.exchange.LoggedChange.Kind;
import org.jspecify.annotations.Nullable;

/// A webhook; `owner` is the user in whose name it reads, `secret` itself only in the answer to its
/// making.
record WebhookView(
        UUID id,
        String url,
        List<Kind> events,
        String filter,
        UUID owner,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String secret,
        @JsonIgnore long version) {

    @Override
    public String toString() {
        return "WebhookView[" + id + "]";
    }
}
