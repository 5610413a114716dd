package org.claimbook.account;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claimbook.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface UserRepository extends JpaRepository<User, UUID> {

    @Query("from User where lower(username) = lower(:username)")
    Optional<User> findByName(String username);

    Optional<User> findByIssuerAndSubject(String issuer, String subject);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<User> findForUpdateById(UUID id);

    boolean existsByPasswordNotNull();

    @Query(
            nativeQuery = true,
            value =
                    """
                    select * from app_user
                    where cast(:after as text) is null or lower(username) > :after
                    order by lower(username) limit :limit
                    """)
    List<User> findPage(@Nullable String after, int limit);

    boolean existsByEnabledTrueAndRole(Role role);

    /// Lets one instance at a time look for users, until its transaction ends.
    @Query(nativeQuery = true, value = "select 1 from pg_advisory_xact_lock(hashtext('app_user'))")
    int lock();
}
