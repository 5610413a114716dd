package org.claimbook.imports;

import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Fault;
import org.jspecify.annotations.Nullable;

/// What became of a record, and what there is to say about it.
record ImportRecordView(long record, Outcome outcome, @Nullable UUID claim, List<Fault> notes) {}
