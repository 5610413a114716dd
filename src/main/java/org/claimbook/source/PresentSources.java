package org.claimbook.source;

import java.util.Optional;
import java.util.UUID;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Merged;
import org.claimbook.shared.NotFound;
import org.springframework.stereotype.Component;

/// Finds and locks sources that are neither deleted nor merged.
@Component
class PresentSources {

    private final SourceRepository sources;

    PresentSources(SourceRepository sources) {
        this.sources = sources;
    }

    /// @throws NotFound if there is no such source
    /// @throws Merged if it was merged into another
    Source get(UUID id) {
        return present(id, sources.findById(id));
    }

    /// The same for writing.
    Source lock(UUID id, Expected expected) {
        Source source = present(id, sources.findForUpdateById(id));
        expected.check(source.version());
        return source;
    }

    private static Source present(UUID id, Optional<Source> found) {
        Source source =
                found.filter(known -> !known.isDeleted())
                        .orElseThrow(() -> new NotFound("source", id));
        if (source.isMerged()) {
            throw new Merged("source", id, source.countsAs());
        }
        return source;
    }
}
