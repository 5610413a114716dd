package org.claimbook.source;

import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.SealedTable;
import org.claimbook.shared.SealingKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Seals anew, at each start, what an old key has sealed: one record at a time, so that nobody
/// waits, and a start that is cut short goes on with the next.
@Component
@Order(1)
class KeyRotation implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    private final List<SealedTable> tables;
    private final SealingKeys keys;
    private final TransactionTemplate transaction;

    KeyRotation(List<SealedTable> tables, SealingKeys keys, TransactionTemplate transaction) {
        this.tables = tables;
        this.keys = keys;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (keys.canSeal()) {
            sealAnew();
        }
        long lost = tables.stream().mapToLong(SealedTable::sealedUnderUnknownKeys).sum();
        if (lost > 0) {
            LOG.warn(
                    "{} records were sealed under a key that is not known here: name it in claimbook.old-keys",
                    lost);
        }
    }

    private void sealAnew() {
        long done =
                tables.stream()
                        .mapToLong(table ->
                                table.sealedUnderOldKeys().stream()
                                        .filter(id -> isSealedAnew(table, id))
                                        .count())
                        .sum();
        if (done > 0) {
            LOG.info("{} records are now sealed under the current key", done);
        }
    }

    private boolean isSealedAnew(SealedTable table, UUID id) {
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> table.sealAnew(id)));
        } catch (Conflict unreadable) {
            LOG.warn("The record of {} stays under its old key: {}", id, unreadable.detail());
            return false;
        }
    }
}
