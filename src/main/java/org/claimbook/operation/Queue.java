package org.claimbook.operation;

import java.time.Duration;
import java.util.Locale;

/// What is done behind the back of those who ask for it, and from when on somebody should look why
/// it is not: the receiver of a webhook that does not answer, a file that nobody reads, a statement
/// without a vector, an event without a seal.
enum Queue {
    WEBHOOKS(
            Duration.ofHours(1),
            "select min(queued_at) from webhook_delivery where state = 'PENDING'"),
    IMPORTS(
            Duration.ofHours(1),
            """
            select min(coalesce(held_until, created_at)) from import_job
            where state = 'QUEUED' or state = 'RUNNING' and held_until < now()
            """),
    // since the claim was written last, of the next ones
    VECTORS(
            Duration.ofHours(1),
            """
            select min(updated_at) from claim where id in (
                select claim_id from statement_vector where vector is null order by taken_at nulls first limit 100)
            """),
    // the first after all that are sealed: one of a long transaction may be older, and is sealed
    // with the next
    SEALS(
            Duration.ofMinutes(15),
            """
            select at from audit_event
            where seq > coalesce((select greatest_seq from audit_batch order by number desc limit 1), 0)
            order by seq limit 1
            """);

    private final Duration patience;
    private final String oldest;

    Queue(Duration patience, String oldest) {
        this.patience = patience;
        this.oldest = oldest;
    }

    Duration patience() {
        return patience;
    }

    /// SQL: since when the oldest waits, null where nothing does.
    String oldest() {
        return oldest;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
