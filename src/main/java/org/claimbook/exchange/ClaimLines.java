package org.claimbook.exchange;

import java.util.List;
import java.util.UUID;
import org.claimbook.record.ClaimView;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A claim as one line of JSON: what `POST /claims` takes, and with it what only Claimbook itself
/// writes, such as ids, statuses and who recorded what when.
@Component
class ClaimLines {

    private final JsonMapper json;

    ClaimLines(JsonMapper json) {
        this.json = json;
    }

    /// In UTF-8.
    byte[] of(ClaimView claim) {
        ObjectNode line = json.valueToTree(claim);
        line.path("appearances").forEach(ClaimLines::sent);
        line.set("links", outgoing(claim.id(), (ArrayNode) line.path("links")));
        describe(line);
        return json.writeValueAsBytes(line);
    }

    /// A report goes by its address, which is the same everywhere; one without by its id.
    private static void sent(JsonNode appearance) {
        ObjectNode sent = (ObjectNode) appearance;
        ObjectNode report = (ObjectNode) sent.remove("report");
        if (report.path("url").isNull()) {
            sent.set("reportId", report.path("id"));
        } else {
            sent.set("report", report.retain(List.of("title", "url")));
        }
        if (sent.remove("anchor") instanceof ObjectNode anchor) {
            sent.set("quote", anchor.without("state"));
        }
    }

    private static ArrayNode outgoing(UUID claim, ArrayNode links) {
        ArrayNode outgoing = links.arrayNode();
        for (JsonNode link : links) {
            if (link.path("from").path("id").asString().equals(claim.toString())) {
                ((ObjectNode) link).set("to", link.path("to").path("id")).remove("from");
                outgoing.add(link);
            }
        }
        return outgoing;
    }

    /// Who is not NAMED has no name to be found by, but a description.
    private static void describe(JsonNode node) {
        node.forEach(ClaimLines::describe);
        if (node instanceof ObjectNode source
                && source.has("disclosure")
                && !source.path("disclosure").asString().equals("NAMED")) {
            source.set("description", source.remove("name"));
        }
    }
}
