package org.claimbook.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;

/// What is wrong with a record, which is counted from 1: where in it (JSON Pointer), and why.
record ImportError(
        long record, String pointer, String code, String detail, @JsonIgnore long ordinal) {}
