package org.claimbook.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/// When the primary's log was seen to have grown how far; so a standby's lag is a time, also when
/// the primary has gone.
final class WrittenLog {

    private static final int KEPT = 1000;

    private final ArrayDeque<Mark> marks = new ArrayDeque<>();

    private record Mark(Instant at, long position) {}

    synchronized void seen(Instant at, long position) {
        if (marks.isEmpty() || marks.getLast().position() < position) {
            marks.addLast(new Mark(at, position));
        }
        if (marks.size() > KEPT) {
            marks.removeFirst();
        }
    }

    /// How long ago the first was written of what somebody lacks who has the log that far.
    synchronized Duration lag(Instant now, long position) {
        return marks.stream()
                .filter(mark -> mark.position() > position)
                .findFirst()
                .map(missing -> Duration.between(missing.at(), now))
                .orElse(Duration.ZERO);
    }
}
