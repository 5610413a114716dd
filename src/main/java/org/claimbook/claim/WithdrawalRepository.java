package org.claimbook.claim;

import org.springframework.data.jpa.repository.JpaRepository;

interface WithdrawalRepository extends JpaRepository<Withdrawal, Withdrawal.Key> {}
