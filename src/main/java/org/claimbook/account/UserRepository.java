package org.claimbook.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.CrudRepository;

interface UserRepository extends CrudRepository<User, UUID> {

    @Query("from User where lower(username) = lower(:username)")
    Optional<User> findByName(String username);

    boolean existsByPasswordNotNull();

    /// Lets one instance at a time look for users, until its transaction ends.
    @Query(nativeQuery = true, value = "select 1 from pg_advisory_xact_lock(hashtext('app_user'))")
    int lock();
}
