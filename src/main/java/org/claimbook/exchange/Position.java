package org.claimbook.exchange;

import org.claimbook.shared.BadRequest;

/// How far somebody has read the changes: all of the transactions below, and that much of one.
record Position(long xid, long seq) {

    static final Position START = new Position(0, 0);

    /// @throws BadRequest if it is none of ours
    static Position of(String text) {
        if (!text.matches("[0-9]{1,18}-[0-9]{1,18}")) {
            throw new BadRequest(
                    "wrong-parameter", "/after", "after is what `next` had in the answer before.");
        }
        int dash = text.indexOf('-');
        return new Position(
                Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
    }

    @Override
    public String toString() {
        return xid + "-" + seq;
    }
}
