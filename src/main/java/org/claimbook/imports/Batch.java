package org.claimbook.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Records that are committed together, and what ties them to others.
final class Batch {

    /// How many records are committed at once: their rows go to the database in twos of 128, as the
    /// driver puts no more into one statement.
    private static final int AT_ONCE = 256;

    /// Fewer of them if they are as long as that together, so that no batch outgrows the heap, or
    /// the time for which a job is held.
    private static final int LENGTH_AT_ONCE = 2 * 1024 * 1024;

    private final List<Prepared> records = new ArrayList<>();
    private final Ties ties = new Ties();
    private int length;

    /// Whether the next record goes into another batch: because one of its key is here, or because
    /// this one is full.
    boolean endsBefore(Prepared next, Ties its, Set<Integer> there) {
        boolean comesAgain = next.key() != null && ties.own().contains(next.key());
        return comesAgain
                || length >= LENGTH_AT_ONCE
                || (records.size() >= AT_ONCE && !goesOn(its, there));
    }

    /// A full one goes on for a while if the next record would only wait for it: as both name
    /// something that is not `there` yet, such as the report that many claims in a row are in.
    private boolean goesOn(Ties its, Set<Integer> there) {
        return records.size() < 2 * AT_ONCE && its.shareNew(ties, there);
    }

    void add(Prepared record, Ties its) {
        records.add(record);
        ties.add(its);
        length += record.raw().text().length();
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    List<Prepared> records() {
        return records;
    }

    Ties ties() {
        return ties;
    }
}
