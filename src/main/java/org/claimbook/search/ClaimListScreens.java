package org.claimbook.search;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claimbook.claim.ClaimKind;
import org.claimbook.claim.WorkState;
import org.claimbook.record.ClaimItem;
import org.claimbook.record.WholeClaims;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Paging;
import org.claimbook.shared.PublicUrl;
import org.claimbook.shared.ScreenController;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of claims as a page.
@ScreenController
class ClaimListScreens {

    private static final int OFFERED = 8;
    private static final int QUEUED = 5;

    private final ClaimSearch search;
    private final ClaimFacets facets;
    private final ClaimLists lists;
    private final FilterWords words;
    private final WholeClaims claims;
    private final PublicUrl url;
    private final Clock clock;

    ClaimListScreens(
            ClaimSearch search,
            ClaimFacets facets,
            ClaimLists lists,
            FilterWords words,
            WholeClaims claims,
            PublicUrl url,
            Clock clock) {
        this.search = search;
        this.facets = facets;
        this.lists = lists;
        this.words = words;
        this.claims = claims;
        this.url = url;
        this.clock = clock;
    }

    @GetMapping("/claims")
    String claims(
            @RequestParam MultiValueMap<String, String> sent,
            Paging paging,
            @Nullable Actor actor,
            Model model) {
        ListAddress address = ListAddress.of(sent);
        ClaimParameters query = parameters(address, actor);
        ClaimFilter filter = query.filter();
        ClaimLists.Listed listed = lists.page(filter, query.sort(), paging, actor);
        List<ClaimItem> items = listed.items();
        model.addAttribute("items", items);
        // what an id stands for is public as soon as a published claim is found by it alone
        boolean named = actor != null || (!items.isEmpty() && address.namesOneOfEach());
        model.addAttribute("words", words.of(address.active(), named));
        model.addAttribute("kept", address.notInForm());
        model.addAttribute("snippets", listed.snippets());
        model.addAttribute(
                "next", paging.next(listed.hits(), hit -> Arrays.asList(hit.key(), hit.id())));
        model.addAttribute("address", address);
        model.addAttribute("canonical", url.of("/claims" + address.query()));
        model.addAttribute("kinds", ClaimKind.values());
        model.addAttribute("workStates", WorkState.values());
        model.addAttribute("sorts", ClaimSort.texts());
        return "search/claims";
    }

    /// The counts beside the list; they may come after it.
    @GetMapping("/claims/counts")
    String counts(
            @RequestParam MultiValueMap<String, String> sent, @Nullable Actor actor, Model model) {
        ListAddress address = ListAddress.of(sent);
        Map<String, List<FacetCount>> counts = facets.count(parameters(address, actor));
        List<FacetCount> statuses = counts.getOrDefault(Facet.STATUS.text(), List.of());
        model.addAttribute("bar", StatusBar.of(statuses));
        model.addAttribute("statuses", statuses);
        model.addAttribute("address", address);
        return "search/claims :: counts";
    }

    /// The first of a list, for whoever wants a look at it.
    @GetMapping("/claims/queue")
    String queue(
            @RequestParam MultiValueMap<String, String> sent, @Nullable Actor actor, Model model) {
        ListAddress address = ListAddress.of(sent);
        ClaimParameters query = parameters(address, actor);
        List<UUID> ids =
                search.page(query.filter(), query.sort(), null, QUEUED + 1).stream()
                        .map(ClaimHit::id)
                        .toList();
        model.addAttribute("items", claims.items(ids.stream().limit(QUEUED).toList(), null, actor));
        model.addAttribute("more", ids.size() > QUEUED);
        model.addAttribute("address", address);
        return "search/queue :: queue";
    }

    /// Claims to choose one from, by words of theirs.
    @GetMapping("/claims/options")
    String options(
            @RequestParam(defaultValue = "") String q,
            @RequestParam String at,
            @RequestParam(required = false) @Nullable UUID but,
            Actor actor,
            Model model) {
        ListAddress address = ListAddress.of(new LinkedMultiValueMap<>(Map.of("q", List.of(q))));
        ClaimFilter filter = parameters(address, actor).filter();
        List<UUID> ids =
                q.isBlank()
                        ? List.of()
                        : search.page(filter, ClaimSort.RELEVANCE, null, OFFERED).stream()
                                .map(ClaimHit::id)
                                .filter(id -> !id.equals(but))
                                .toList();
        model.addAttribute("items", claims.items(ids, null, actor));
        model.addAttribute("at", at);
        return "search/options :: options";
    }

    private ClaimParameters parameters(ListAddress address, @Nullable Actor actor) {
        return new ClaimParameters(
                address.parameters(), actor == null, clock.instant(), "sort", "limit", "cursor");
    }
}
