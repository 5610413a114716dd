package org.claimbook.audit;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.claimbook.audit.Broken.Reason;
import org.claimbook.audit.Broken.What;
import org.jspecify.annotations.Nullable;

/// Goes from seal to seal, a few at a time, and compares each with what it is over.
final class Walk {

    private static final int BATCHES_AT_ONCE = 100;

    private final BatchReader reader;
    private final @Nullable String wanted;
    private @Nullable Batch last;
    private long events;
    private boolean met;

    /// Looks out for a hash, if one is given.
    Walk(BatchReader reader, @Nullable String wanted) {
        this.reader = reader;
        this.wanted = wanted;
    }

    /// The first row that is not as it was sealed.
    Optional<Broken> firstBroken() {
        List<Batch> batches = reader.after(0, BATCHES_AT_ONCE);
        while (!batches.isEmpty()) {
            List<Batch> page = batches;
            Optional<Broken> broken = chained(batches).or(() -> events(page));
            if (broken.isPresent()) {
                return broken;
            }
            batches = reader.after(batches.getLast().number(), BATCHES_AT_ONCE);
        }
        return Optional.empty();
    }

    /// The seal at the end of the walk.
    @Nullable Batch last() {
        return last;
    }

    /// How many events the seals are over.
    long events() {
        return events;
    }

    /// Whether a seal has the hash that is looked out for.
    boolean met() {
        return met;
    }

    private Optional<Broken> chained(List<Batch> batches) {
        for (Batch batch : batches) {
            long number = last == null ? 1 : last.number() + 1;
            if (batch.number() != number) {
                return Optional.of(batch(Reason.MISSING, number));
            }
            String previous = last == null ? null : last.hash();
            if (!batch.hash().equals(batch.rightHash())
                    || !Objects.equals(batch.previous(), previous)) {
                return Optional.of(batch(Reason.ALTERED, number));
            }
            met |= batch.hash().equals(wanted);
            last = batch;
        }
        return Optional.empty();
    }

    private Optional<Broken> events(List<Batch> batches) {
        Batch first = batches.getFirst();
        try (Stream<SealedEvent> found =
                reader.events(first.epoch(), first.from(), batches.getLast().to())) {
            return compare(batches, found.iterator());
        }
    }

    private Optional<Broken> compare(List<Batch> batches, Iterator<SealedEvent> found) {
        Iterator<String> sealed = batches.stream().flatMap(Batch::lines).iterator();
        while (found.hasNext()) {
            SealedEvent event = found.next();
            String line = sealed.hasNext() ? sealed.next() : "";
            if (!line.equals(event.line())) {
                return Optional.of(difference(line, event, batches));
            }
            events++;
        }
        return sealed.hasNext() ? Optional.of(missing(sealed.next())) : Optional.empty();
    }

    private static Broken difference(String line, SealedEvent event, List<Batch> batches) {
        if (line.startsWith(seq(event))) {
            return event(Reason.ALTERED, event);
        }
        boolean known =
                batches.stream().flatMap(Batch::lines).anyMatch(it -> it.startsWith(seq(event)));
        return known && !line.isEmpty() ? missing(line) : event(Reason.INSERTED, event);
    }

    private static String seq(SealedEvent event) {
        return event.place().seq() + " ";
    }

    private static Broken missing(String line) {
        Long seq = Long.valueOf(line.substring(0, line.indexOf(' ')));
        return new Broken(What.AUDIT_EVENT, Reason.MISSING, null, seq, null);
    }

    private static Broken event(Reason reason, SealedEvent event) {
        return new Broken(What.AUDIT_EVENT, reason, event.id(), event.place().seq(), null);
    }

    private static Broken batch(Reason reason, long number) {
        return new Broken(What.AUDIT_BATCH, reason, null, number, null);
    }
}
