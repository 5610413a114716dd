package org.claimbook.search;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claimbook.record.ClaimItem;
import org.claimbook.record.WholeClaims;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads a page of claims in one transaction: which they are, what a list shows of them, and where
/// the words stand that were asked for.
@Component
@Transactional(readOnly = true)
class ClaimLists {

    /// The hits are one more than the page has room for, if there is a next.
    record Listed(List<ClaimHit> hits, List<ClaimItem> items, Map<UUID, Snippet> snippets) {}

    private final WordReader words;
    private final ClaimSearch search;
    private final WholeClaims claims;
    private final Snippets snippets;

    ClaimLists(WordReader words, ClaimSearch search, WholeClaims claims, Snippets snippets) {
        this.words = words;
        this.search = search;
        this.claims = claims;
        this.snippets = snippets;
    }

    @OpenTo(Caller.ANYBODY)
    Listed page(ClaimFilter filter, ClaimSort sort, Paging paging, @Nullable Actor reader) {
        SearchWords asked = words.read(filter);
        List<ClaimHit> hits = search.page(filter, asked, sort, paging.after(), paging.limit() + 1);
        List<UUID> ids = hits.stream().limit(paging.limit()).map(ClaimHit::id).toList();
        return new Listed(
                hits, claims.items(ids, filter.asOf(), reader), snippets.of(ids, filter, asked));
    }
}
