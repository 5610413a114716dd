package org.claimbook.source;

import org.jspecify.annotations.Nullable;

/// What an edit leads to; `concealed` where it turned the source confidential.
record EditedSource(SourceView source, @Nullable Concealed concealed) {}
