package org.claimbook.exchange;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.claimbook.claim.Claims;
import org.claimbook.claim.PublicCorrection;
import org.claimbook.claim.Status;
import org.claimbook.claim.StatusLabels;
import org.claimbook.exchange.AtomFeed.Item;
import org.claimbook.record.ClaimItem;
import org.claimbook.record.WholeClaims;
import org.claimbook.search.ClaimFilter;
import org.claimbook.search.ClaimHit;
import org.claimbook.search.ClaimSearch;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Paging;
import org.claimbook.shared.PublicUrl;
import org.claimbook.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Claims and the desk's corrections as they come, for feed readers; to whoever is not signed in
/// only what is public.
@Component
@Transactional(readOnly = true)
@OpenTo(Caller.ANYBODY)
class Feeds {

    private final ClaimSearch search;
    private final WholeClaims whole;
    private final Claims claims;
    private final StatusLabels labels;
    private final Sources sources;
    private final PublicUrl url;

    Feeds(
            ClaimSearch search,
            WholeClaims whole,
            Claims claims,
            StatusLabels labels,
            Sources sources,
            PublicUrl url) {
        this.search = search;
        this.whole = whole;
        this.claims = claims;
        this.labels = labels;
        this.sources = sources;
        this.url = url;
    }

    /// The last changed first.
    AtomFeed claims(ClaimFilter filter, Paging paging, @Nullable Actor reader) {
        List<ClaimHit> hits = search.changed(filter, paging.after(), paging.limit() + 1);
        List<UUID> ids = hits.stream().limit(paging.limit()).map(ClaimHit::id).toList();
        List<Item> items =
                whole.items(ids, filter.asOf(), reader).stream().map(this::item).toList();
        String desk = desk();
        return new AtomFeed(
                desk + ": claims",
                desk,
                items,
                paging,
                paging.next(hits, hit -> Arrays.asList(hit.key(), hit.id())));
    }

    /// The newest first.
    AtomFeed corrections(Paging paging) {
        List<@Nullable String> after = paging.after();
        List<PublicCorrection> found =
                claims.corrections(
                        after == null ? null : Instant.parse(String.valueOf(after.getFirst())),
                        after == null ? null : UUID.fromString(String.valueOf(after.getLast())),
                        paging.limit() + 1);
        String desk = desk();
        return new AtomFeed(
                desk + ": corrections",
                desk,
                found.stream().limit(paging.limit()).map(this::item).toList(),
                paging,
                paging.next(found, last -> List.of(last.at(), last.claimId())));
    }

    private Item item(ClaimItem claim) {
        return new Item(
                "urn:uuid:" + claim.id(),
                claim.statement(),
                claim.attribution() == null
                        ? claim.status().line()
                        : claim.status().line() + ". " + claim.attribution(),
                Stream.concat(Stream.of(claim.status().code().name()), claim.topics().stream())
                        .toList(),
                page(claim.id()),
                claim.publishedAt(),
                claim.updatedAt());
    }

    private Item item(PublicCorrection correction) {
        String page = page(correction.claimId());
        return new Item(
                page + "#corrected-" + correction.at().toEpochMilli(),
                correction.statement(),
                "We had found before: %s. Now: %s."
                        .formatted(label(correction.before()), label(correction.after())),
                List.of(correction.after().name()),
                page,
                correction.at(),
                correction.at());
    }

    private String label(Status status) {
        return String.valueOf(labels.names().get(status));
    }

    private String page(UUID claim) {
        return url.of("/claims/" + claim);
    }

    private String desk() {
        return sources.label(sources.desk()).name();
    }
}
