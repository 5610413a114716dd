package org.claimbook.claim;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;

interface TopicRepository extends JpaRepository<Topic, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Topic> findForUpdateById(UUID id);

    /// Those that bear one of the names, and those that bore one until they were merged.
    List<Topic> findByFoldedNameIn(Collection<String> foldedNames);

    @NativeQuery(
            """
            select * from topic
            where merged_into is null and (cast(:after as text) is null or folded_name > :after)
            order by folded_name
            limit :limit
            """)
    List<Topic> findPage(@Nullable String after, int limit);
}
