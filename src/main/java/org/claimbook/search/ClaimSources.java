package org.claimbook.search;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
import org.claimbook.source.PublishedSources;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.LinkedMultiValueMap;

/// A source is public where the public list of its claims is not empty.
@Component
@Transactional(readOnly = true)
class ClaimSources implements PublishedSources {

    private final ClaimSearch search;
    private final Clock clock;

    ClaimSources(ClaimSearch search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    @Override
    @OpenTo(Caller.ANYBODY)
    public boolean isNamed(UUID source) {
        var named = new LinkedMultiValueMap<>(Map.of("source", List.of(source.toString())));
        ClaimFilter published = new ClaimParameters(named, true, clock.instant()).filter();
        return !search.page(published, ClaimSort.CHANGED_DESC, null, 1).isEmpty();
    }
}
