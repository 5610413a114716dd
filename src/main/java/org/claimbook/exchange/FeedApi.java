package org.claimbook.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.claimbook.search.ClaimParameters;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Digests;
import org.claimbook.shared.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Feeds over HTTP, conditional by their tag.
@Tag(name = "Feeds", description = "Claims and corrections as they come, as Atom.")
@RestController
class FeedApi {

    private static final MediaType ATOM =
            new MediaType(MediaType.APPLICATION_ATOM_XML, StandardCharsets.UTF_8);

    private final Feeds feeds;
    private final Clock clock;

    FeedApi(Feeds feeds, Clock clock) {
        this.feeds = feeds;
        this.clock = clock;
    }

    @Operation(
            summary = "Read the claims of a filter as a feed",
            description =
                    "Atom 1.0, the last changed first; the filters of the list. Paged by its links (RFC 5005). Whoever is not signed in sees what is published.")
    @GetMapping(path = "/api/v1/feeds/claims.atom", produces = AtomFeed.TYPE)
    ResponseEntity<String> readClaimFeed(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            Paging paging,
            @Nullable Actor actor) {
        ClaimParameters filters =
                new ClaimParameters(parameters, actor == null, clock.instant(), "limit", "cursor");
        return answer(feeds.claims(filters.filter(), paging, actor));
    }

    @Operation(
            summary = "Read the desk's corrections as a feed",
            description =
                    "Atom 1.0, the newest first: each time that the desk left in public what it had found confirmed or false.")
    @GetMapping(path = "/api/v1/feeds/corrections.atom", produces = AtomFeed.TYPE)
    ResponseEntity<String> readCorrectionFeed(Paging paging) {
        return answer(feeds.corrections(paging));
    }

    private static ResponseEntity<String> answer(AtomFeed feed) {
        String xml = feed.xml();
        return ResponseEntity.ok()
                .eTag(Digests.sha256(xml.getBytes(StandardCharsets.UTF_8)).substring(0, 32))
                .contentType(ATOM)
                .body(xml);
    }
}
