package org.claimbook.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimbook.shared.CanonicalJson;
import org.jspecify.annotations.Nullable;

/// A seal over events that nobody can add to any more, chained to the one before by its hash.
record Batch(
        long number,
        long epoch,
        Place from,
        Place to,
        long greatestSeq,
        String events,
        Instant sealedAt,
        @Nullable String previous,
        String hash) {

    /// The next one, over these events in their order.
    static Batch after(@Nullable Batch last, List<SealedEvent> events, Instant now) {
        return next(
                last,
                last == null ? 0 : last.epoch,
                last == null ? Place.START : last.to,
                events,
                now);
    }

    /// Begins an epoch, in which transactions are numbered anew: whatever is there so far belongs
    /// to the one before.
    static Batch newEpoch(Batch last, Instant now) {
        return next(last, last.greatestSeq, Place.START, List.of(), now);
    }

    private static Batch next(
            @Nullable Batch last, long epoch, Place from, List<SealedEvent> events, Instant now) {
        long greatest = last == null ? 0 : last.greatestSeq;
        Batch open =
                new Batch(
                        last == null ? 1 : last.number + 1,
                        epoch,
                        from,
                        events.isEmpty() ? from : events.getLast().place(),
                        events.stream()
                                .mapToLong(event -> event.place().seq())
                                .reduce(greatest, Math::max),
                        events.stream().map(SealedEvent::line).collect(Collectors.joining("\n")),
                        now,
                        last == null ? null : last.hash,
                        "");
        return open.with(open.rightHash());
    }

    /// What its hash must be.
    String rightHash() {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("number", "" + number);
        said.put("epoch", "" + epoch);
        said.put("from", from.xid() + " " + from.seq());
        said.put("to", to.xid() + " " + to.seq());
        said.put("greatestSeq", "" + greatestSeq);
        said.put("events", events);
        said.put("sealedAt", sealedAt);
        said.put("previous", previous);
        return CanonicalJson.sha256(said);
    }

    /// The lines of its events.
    Stream<String> lines() {
        return events.lines();
    }

    private Batch with(String right) {
        return new Batch(number, epoch, from, to, greatestSeq, events, sealedAt, previous, right);
    }
}
