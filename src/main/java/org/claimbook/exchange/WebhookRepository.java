package org.claimbook.exchange;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;

interface WebhookRepository extends JpaRepository<Webhook, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Webhook> findForUpdateById(UUID id);

    @NativeQuery(
            """
            select * from webhook
            where cast(:after as uuid) is null or id > :after
            order by id limit :limit
            """)
    List<Webhook> findPage(@Nullable UUID after, int limit);
}
