package org.claimbook.claim;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface WithdrawalRepository extends JpaRepository<Withdrawal, UUID> {}
