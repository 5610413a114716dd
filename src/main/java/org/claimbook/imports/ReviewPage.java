package org.claimbook.imports;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The structured data of a page: JSON-LD, and microdata (HTML Standard, 5) as JSON-LD has it.
final class ReviewPage {

    private final Document page;
    private final JsonMapper json;

    ReviewPage(Document page, JsonMapper json) {
        this.page = page;
        this.json = json;
    }

    /// Where the page says that it stands.
    @Nullable String address() {
        Element canonical = page.selectFirst("link[rel=canonical][href]");
        Element shared = page.selectFirst("meta[property=og:url][content]");
        if (canonical != null) {
            return LooseTexts.address(canonical.attr("href"));
        }
        return shared == null ? null : LooseTexts.address(shared.attr("content"));
    }

    /// Each block of JSON-LD; null for one that is no JSON.
    List<@Nullable JsonNode> blocks() {
        List<@Nullable JsonNode> blocks = new ArrayList<>();
        for (Element script : page.select("script[type=application/ld+json]")) {
            blocks.add(block(script.data()));
        }
        return blocks;
    }

    private @Nullable JsonNode block(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException _) {
            return null;
        }
    }

    /// Each ClaimReview of microdata.
    List<JsonNode> items() {
        List<JsonNode> items = new ArrayList<>();
        page.select("[itemscope][itemtype$=schema.org/ClaimReview]")
                .forEach(item -> items.add(item(item)));
        return items;
    }

    private ObjectNode item(Element scope) {
        ObjectNode item = json.createObjectNode();
        item.put("@type", scope.attr("itemtype").replaceFirst(".*schema\\.org/", ""));
        properties(scope, item);
        return item;
    }

    private void properties(Element parent, ObjectNode item) {
        for (Element child : parent.children()) {
            if (child.hasAttr("itemprop")) {
                JsonNode value =
                        child.hasAttr("itemscope")
                                ? item(child)
                                : json.getNodeFactory().stringNode(value(child));
                for (String name : child.attr("itemprop").strip().split("\\s+", -1)) {
                    add(item, name, value);
                }
            }
            if (!child.hasAttr("itemscope")) {
                properties(child, item);
            }
        }
    }

    private static void add(ObjectNode item, String name, JsonNode value) {
        JsonNode before = item.get(name);
        if (before == null) {
            item.set(name, value);
        } else if (before instanceof ArrayNode many) {
            many.add(value);
        } else {
            item.putArray(name).add(before).add(value);
        }
    }

    private static String value(Element property) {
        return switch (property.normalName()) {
            case "meta" -> property.attr("content");
            case "a", "link", "area" -> property.attr("href");
            case "img", "audio", "video", "iframe", "embed", "source" -> property.attr("src");
            case "time" ->
                    property.hasAttr("datetime") ? property.attr("datetime") : property.text();
            case "data", "meter" -> property.attr("value");
            default -> property.hasAttr("content") ? property.attr("content") : property.text();
        };
    }
}
