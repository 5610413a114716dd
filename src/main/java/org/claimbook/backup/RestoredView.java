package org.claimbook.backup;

import java.util.UUID;
import org.claimbook.audit.AuditProof;

/// What was restored: which backup, how many rows, and whether its seals and hashes hold.
record RestoredView(UUID backup, long rows, AuditProof proof) {}
