package org.claimbook.audit;

/// Where an event stands: behind the transaction that wrote it, then in the order of writing.
record Place(long xid, long seq) {

    /// Before all events.
    static final Place START = new Place(0, 0);
}
