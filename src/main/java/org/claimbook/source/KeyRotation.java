package org.claimbook.source;

import java.util.UUID;
import org.claimbook.shared.Conflict;
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

    private final SourceVault vault;
    private final SealingKeys keys;
    private final TransactionTemplate transaction;

    KeyRotation(SourceVault vault, SealingKeys keys, TransactionTemplate transaction) {
        this.vault = vault;
        this.keys = keys;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (keys.canSeal()) {
            sealAnew();
        }
        long lost = vault.sealedUnderUnknownKeys();
        if (lost > 0) {
            LOG.warn(
                    "{} protected records were sealed under a key that is not known here: name it in claimbook.old-keys",
                    lost);
        }
    }

    private void sealAnew() {
        long done = vault.sealedUnderOldKeys().stream().filter(this::isSealedAnew).count();
        if (done > 0) {
            LOG.info("{} protected records are now sealed under the current key", done);
        }
    }

    private boolean isSealedAnew(UUID source) {
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> vault.sealAnew(source)));
        } catch (Conflict unreadable) {
            LOG.warn(
                    "The protected record of {} stays under its old key: {}",
                    source,
                    unreadable.detail());
            return false;
        }
    }
}
