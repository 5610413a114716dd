package org.claimbook.exchange;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.claimbook.shared.Paging;
import org.jspecify.annotations.Nullable;

/// A page of a feed as Atom (RFC 4287), leading to the others (RFC 5005).
record AtomFeed(
        String title,
        String author,
        List<Item> items,
        String self,
        String first,
        @Nullable String next) {

    static final String TYPE = "application/atom+xml";
    private static final int LONGEST_TITLE = 200;

    /// What an entry says; `id` and `page` are absolute addresses.
    record Item(
            String id,
            String title,
            String summary,
            List<String> categories,
            String page,
            @Nullable Instant published,
            Instant updated) {}

    AtomFeed(String title, String author, List<Item> items, Paging paging, @Nullable String next) {
        this(title, author, items, paging.self(), paging.first(), next);
    }

    /// Says when it was updated by its newest entry, so that the same entries are the same text.
    String xml() {
        Feed feed = new Feed("atom_1.0");
        feed.setId(first);
        feed.setTitleEx(text(title));
        feed.setAuthors(List.of(person(author)));
        feed.setUpdated(
                date(
                        items.stream()
                                .map(Item::updated)
                                .max(Instant::compareTo)
                                .orElse(Instant.EPOCH)));
        feed.setOtherLinks(
                next == null
                        ? List.of(link("self", self, TYPE), link("first", first, TYPE))
                        : List.of(
                                link("self", self, TYPE),
                                link("first", first, TYPE),
                                link("next", next, TYPE)));
        feed.setEntries(items.stream().map(AtomFeed::entry).toList());
        try {
            return new WireFeedOutput().outputString(feed);
        } catch (FeedException incomplete) {
            throw new IllegalStateException(incomplete);
        }
    }

    private static Entry entry(Item item) {
        Entry entry = new Entry();
        entry.setId(item.id());
        entry.setTitleEx(text(shortened(item.title())));
        entry.setSummary(text(item.summary()));
        entry.setCategories(item.categories().stream().map(AtomFeed::category).toList());
        entry.setAlternateLinks(List.of(link("alternate", item.page(), "text/html")));
        entry.setPublished(item.published() == null ? null : date(item.published()));
        entry.setUpdated(date(item.updated()));
        return entry;
    }

    private static Category category(String term) {
        Category category = new Category();
        category.setTerm(printable(term));
        return category;
    }

    private static Person person(String name) {
        Person person = new Person();
        person.setName(printable(name));
        return person;
    }

    private static Link link(String relation, String address, String type) {
        Link link = new Link();
        link.setRel(relation);
        link.setHref(address);
        link.setType(type);
        return link;
    }

    private static Content text(String text) {
        Content content = new Content();
        content.setType("text");
        content.setValue(printable(text));
        return content;
    }

    private static String shortened(String title) {
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
    }

    /// XML has no place for most control characters.
    private static String printable(String text) {
        return text.replaceAll(
                "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "�");
    }

    private static Date date(Instant instant) {
        return Date.from(instant);
    }
}
