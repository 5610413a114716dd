package org.claimbook.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import as clients see it: `reading` says how a table is read, `size` and `bytes` are those of
/// the file and how many are read, `rate` is in records per second, `expectedAt` when it will have
/// ended, if it goes on like that; the file is `kept` after a dry run, to be read once more.
record ImportJobView(
        UUID id,
        ImportFormat format,
        ImportState state,
        boolean dryRun,
        @Nullable String name,
        @JsonInclude(Include.NON_NULL) @Nullable CsvShape reading,
        long size,
        long bytes,
        long read,
        long created,
        long updated,
        long unchanged,
        long skipped,
        long failed,
        @Nullable String failure,
        String createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Double rate,
        @Nullable Instant expectedAt,
        @JsonIgnore boolean kept,
        @JsonIgnore long version) {}
