package org.claimbook.account;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface TokenRepository extends JpaRepository<ApiToken, UUID> {

    List<ApiToken> findByUserIdAndRevokedAtNullOrderByIdDesc(UUID userId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<ApiToken> findForUpdateById(UUID id);
}
