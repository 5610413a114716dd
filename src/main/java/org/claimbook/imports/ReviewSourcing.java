package org.claimbook.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.claimbook.shared.Names;
import org.claimbook.shared.PartialDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Through whom the claim of a ClaimReview came: each work, and what it is based on.
final class ReviewSourcing {

    private static final int NAME = 500;
    private static final int TITLE = 1_000;
    private static final int MOST_HOPS = 50;
    private static final Pattern SOCIAL =
            Pattern.compile(
                    "(.*\\.)?((facebook|fb|twitter|x|instagram|tiktok|youtube|vk|weibo|threads|reddit|telegram)\\.(com|net|org|me)"
                            + "|t\\.me|vk\\.ru|ok\\.ru|youtu\\.be|fb\\.watch)");
    private static final Map<String, String> CHANNELS =
            Map.of(
                    "SocialMediaPosting", "SOCIAL_MEDIA",
                    "VideoObject", "VIDEO",
                    "DigitalDocument", "DOCUMENT",
                    "Article", "ARTICLE",
                    "NewsArticle", "ARTICLE");
    private static final Map<String, String> KINDS =
            Map.of(
                    "NewsArticle", "ARTICLE",
                    "SocialMediaPosting", "POST",
                    "Article", "PRESS_RELEASE",
                    "DigitalDocument", "DOCUMENT");

    private final JsonNode item;
    private final String publisher;
    private final @Nullable PartialDate said;

    /// `said` is when the claim was made.
    ReviewSourcing(JsonNode item, String publisher, @Nullable PartialDate said) {
        this.item = item;
        this.publisher = publisher;
        this.said = said;
    }

    static @Nullable String name(JsonNode agent) {
        String name =
                agent.isString() ? LooseTexts.text(agent.asString()) : Things.text(agent, "name");
        if (name == null) {
            return null;
        }
        String host =
                LooseTexts.host(LooseTexts.address(name.replaceFirst("^(https?:)/*", "$1//")));
        return host != null && name.matches("(?i)https?:.*") ? host : LooseTexts.cut(name, NAME);
    }

    /// A source that is found by name; its kind is as it says only if there is none of that name.
    static ObjectNode named(String name, JsonNode agent) {
        ObjectNode source = node();
        source.put("name", name);
        if (Things.is(agent, "Person")) {
            source.put(Localizer.KIND_IF_NEW, "PERSON");
        } else if (Things.is(agent, "NewsMediaOrganization")) {
            source.put(Localizer.KIND_IF_NEW, "OUTLET");
        }
        return source;
    }

    /// Who made the claim; null if it does not say, and nobody in particular is somebody.
    @Nullable JsonNode claimant() {
        return Things.each(item.path("author"))
                .filter(author -> name(author) != null)
                .findFirst()
                .orElse(null);
    }

    /// Where nobody knows where the claim was made, it was read in its review.
    ObjectNode inReview(JsonNode claimant, String url, @Nullable String headline) {
        ObjectNode appearance = node();
        ObjectNode report = appearance.putObject("report");
        report.put("title", LooseTexts.cut(headline == null ? title(url) : headline, TITLE));
        report.put("url", url);
        report.put("kind", "ARTICLE");
        ArrayNode chain = appearance.putArray("chain");
        add(chain, hop(source(claimant), "SAID", "UNKNOWN", null, said));
        add(chain, hop(named(publisher, node()), "REPORTED", "ARTICLE", null, null));
        return appearance;
    }

    /// A work at an address, or with none.
    ObjectNode appearance(JsonNode work, @Nullable String address) {
        ObjectNode appearance = node();
        ObjectNode report = appearance.putObject("report");
        String title = Things.text(work, "headline", "name");
        report.put("title", LooseTexts.cut(title == null ? title(address) : title, TITLE));
        String kind = kind(work, address);
        if (kind != null) {
            report.put("kind", kind);
        }
        if (address != null) {
            report.put("url", address);
        }
        if (!work.equals(item)) {
            LooseDates.Read published = read(work);
            if (published != null) {
                report.put("publishedAt", published.date().toString());
            }
        }
        chain(work, address, appearance.putArray("chain"));
        return appearance;
    }

    private void chain(JsonNode work, @Nullable String address, ArrayNode chain) {
        List<JsonNode> based = based(work);
        JsonNode claimant = claimant();
        JsonNode author = work.equals(item) ? null : author(work);
        boolean alone = based.isEmpty();
        if (alone && (author == null || (claimant != null && !isClaimant(author)))) {
            add(
                    chain,
                    hop(
                            source(claimant == null ? node() : claimant),
                            verb(address),
                            channel(work, address),
                            null,
                            said));
        }
        for (int place = based.size() - 1; place >= 0; place--) {
            JsonNode before = based.get(place);
            LooseDates.Read date = read(before);
            PartialDate when =
                    date == null ? (place == based.size() - 1 ? said : null) : date.date();
            String at = LooseTexts.address(Things.text(before, "url"));
            add(chain, hop(of(before), "SAID", channel(before, at), at, when));
        }
        if (author != null) {
            add(
                    chain,
                    hop(
                            of(work),
                            alone && chain.isEmpty() ? verb(address) : "REPORTED",
                            channel(work, address),
                            null,
                            chain.isEmpty() ? said : null));
        } else if (!alone) {
            add(chain, hop(of(work), "REPORTED", channel(work, address), null, null));
        }
    }

    private boolean isClaimant(JsonNode author) {
        return Things.each(item.path("author"))
                .anyMatch(claimant -> Objects.equals(name(claimant), name(author)));
    }

    private static @Nullable JsonNode author(JsonNode work) {
        return Things.each(work.path("author"))
                .filter(author -> name(author) != null)
                .findFirst()
                .orElse(null);
    }

    /// A document speaks for itself where nobody says who wrote it.
    private ObjectNode of(JsonNode work) {
        JsonNode author = author(work);
        String title = Things.text(work, "headline", "name");
        if (author == null && Things.is(work, "DigitalDocument") && title != null) {
            ObjectNode document = node();
            document.put("name", LooseTexts.cut(title, NAME));
            document.put(Localizer.KIND_IF_NEW, "DOCUMENT");
            return document;
        }
        return source(author == null ? node() : author);
    }

    private static List<JsonNode> based(JsonNode work) {
        List<JsonNode> based = new ArrayList<>();
        JsonNode next = work.path("isBasedOn");
        while (next.isObject() && based.size() < MOST_HOPS) {
            based.add(next);
            next = next.path("isBasedOn");
        }
        return based;
    }

    /// Whoever is nobody in particular is the same nobody each time the same publisher says so.
    private ObjectNode source(JsonNode agent) {
        String name = name(agent);
        if (name != null && !Claimants.isNobody(name)) {
            return named(name, agent);
        }
        ObjectNode source = node();
        source.put("disclosure", "UNDISCLOSED");
        if (name != null) {
            source.put("description", name);
        }
        source.put(
                Localizer.KEY,
                Prepared.key(
                        "nobody", Names.fold(publisher), name == null ? "" : Names.fold(name)));
        return source;
    }

    private static ObjectNode hop(
            ObjectNode source,
            String verb,
            String channel,
            @Nullable String url,
            @Nullable PartialDate when) {
        ObjectNode hop = node();
        hop.set("source", source);
        hop.put("verb", verb);
        hop.put("channel", channel);
        if (url != null) {
            hop.put("url", url);
        }
        if (when != null) {
            hop.putObject("said").put("value", when.toString());
        }
        return hop;
    }

    /// A source does not pass something on to itself.
    private static void add(ArrayNode chain, ObjectNode hop) {
        JsonNode last = chain.isEmpty() ? null : chain.get(chain.size() - 1).path("source");
        if (last == null || !Objects.equals(called(last), called(hop.path("source")))) {
            chain.add(hop);
        }
    }

    private static String called(JsonNode source) {
        return source.has("name")
                ? Names.fold(source.path("name").asString())
                : source.path(Localizer.KEY).asString("");
    }

    private LooseDates.@Nullable Read read(JsonNode work) {
        String date = Things.text(work, "datePublished", "dateCreated");
        return date == null ? null : LooseDates.read(date);
    }

    private static @Nullable String kind(JsonNode work, @Nullable String address) {
        return Things.types(work).stream()
                .map(KINDS::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(
                        isSocial(address)
                                ? "POST"
                                : Things.is(work, "CreativeWork") ? "OTHER" : null);
    }

    private static String channel(JsonNode work, @Nullable String address) {
        return Things.types(work).stream()
                .map(CHANNELS::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(isSocial(address) ? "SOCIAL_MEDIA" : "UNKNOWN");
    }

    private static String verb(@Nullable String address) {
        return isSocial(address) ? "POSTED" : "SAID";
    }

    private static boolean isSocial(@Nullable String address) {
        String host = LooseTexts.host(address);
        return host != null && SOCIAL.matcher(host).matches();
    }

    /// Of what has none: where it stands.
    private static String title(@Nullable String address) {
        return address == null ? "Untitled" : address.replaceFirst("^https?://(www\\.)?", "");
    }

    private static ObjectNode node() {
        return JsonMapper.shared().createObjectNode();
    }
}
