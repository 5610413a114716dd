package org.claimbook.source;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;

interface SourceRepository extends JpaRepository<Source, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Source> findForUpdateById(UUID id);

    Optional<Source> findByDeskTrue();

    /// NAMED ones that bear one of the folded names, as name or alias.
    @NativeQuery(
            """
            select * from source
            where disclosure = 'NAMED'
              and (folded_name = any(cast(:names as text[])) or folded_aliases && cast(:names as text[]))
            """)
    List<Source> findCalled(String[] names);

    @NativeQuery(
            """
            select * from source
            where (cast(:kind as text) is null or kind = :kind)
              and (cast(:disclosure as text) is null or disclosure = :disclosure)
              and (cast(:q as text) is null or strpos(folded_name, :q) > 0 or strpos(lower(description), :q) > 0
                   or exists (select from unnest(folded_aliases) alias where strpos(alias, :q) > 0))
              and (cast(:family as uuid) is null or family_id = :family)
              and (cast(:label as text) is null
                   or (left(coalesce(name, description), 200), id) > (left(:label, 200), cast(:id as uuid)))
            order by left(coalesce(name, description), 200), id
            limit :limit
            """)
    List<Source> findPage(
            @Nullable String q,
            @Nullable String kind,
            @Nullable String disclosure,
            @Nullable UUID family,
            @Nullable String label,
            @Nullable UUID id,
            int limit);
}
