package org.claimbook.verification;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface SignOffRepository extends JpaRepository<SignOff, UUID> {}
