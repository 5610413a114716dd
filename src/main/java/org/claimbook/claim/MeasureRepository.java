package org.claimbook.claim;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;

interface MeasureRepository extends JpaRepository<Measure, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Measure> findForUpdateById(UUID id);

    Optional<Measure> findByFoldedName(String foldedName);

    @NativeQuery(
            """
            select * from measure
            where (cast(:after as text) is null or folded_name > :after)
            order by folded_name
            limit :limit
            """)
    List<Measure> findPage(@Nullable String after, int limit);

    /// Those in whose names these letters stand.
    @NativeQuery(
            "select * from measure where strpos(folded_name, :letters) > 0 order by folded_name limit :limit")
    List<Measure> findCalledLike(String letters, int limit);
}
