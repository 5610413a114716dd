package org.claimbook.claim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Claims that are being recorded: each is written once it is settled, after what was recorded with
/// it, and only once.
@Component
class NewClaims {

    private static final ScopedValue<Map<UUID, Claim>> NEW = ScopedValue.newInstance();

    private final ClaimRepository claims;

    NewClaims(ClaimRepository claims) {
        this.claims = claims;
    }

    /// What was not settled among these steps is written after the last of them.
    void together(Runnable steps) {
        ScopedValue.where(NEW, new LinkedHashMap<>())
                .run(() -> {
                    steps.run();
                    write();
                });
    }

    void add(UUID id, Claim claim) {
        NEW.get().put(id, claim);
    }

    Optional<Claim> find(UUID id) {
        return NEW.isBound() ? Optional.ofNullable(NEW.get().get(id)) : Optional.empty();
    }

    void write() {
        if (NEW.isBound()) {
            claims.saveAll(NEW.get().values());
            NEW.get().clear();
        }
    }
}
