package org.claimbook.search;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;

interface SavedSearchRepository extends JpaRepository<SavedSearch, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<SavedSearch> findForUpdateById(UUID id);

    @NativeQuery(
            """
            select * from saved_search
            where owner_id = :owner and (cast(:after as uuid) is null or id > :after)
            order by id limit :limit
            """)
    List<SavedSearch> findPage(UUID owner, @Nullable UUID after, int limit);

    /// Since when somebody is writing what nobody sees yet; now, if nobody is.
    @NativeQuery(
            """
            select coalesce(min(xact_start), clock_timestamp()) from pg_stat_activity
            where backend_xid is not null and pid <> pg_backend_pid()
            """)
    Instant findSettled();
}
