package org.claimbook.record;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import org.claimbook.WholeClaimTest;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

/// Claims and sources that are merged over HTTP.
public abstract class MergeTest extends WholeClaimTest {

    protected static final String SOURCES = "/api/v1/sources";

    protected ResultActions merge(String one, String into) throws Exception {
        return merge(one, into, etag(one));
    }

    protected ResultActions merge(String one, String into, String seen) throws Exception {
        return perform(
                request(HttpMethod.POST, one + "/merge")
                        .header("If-Match", seen)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"into\": \"%s\"}".formatted(id(into))));
    }

    protected JsonNode merged(String one, String into) throws Exception {
        return answer(200, merge(one, into));
    }

    /// A claim that one finds so, by itself.
    protected String found(String statement, String verifier, String status, String happenedAt)
            throws Exception {
        return created(CLAIMS, claim(statement, finding(verifier, status, happenedAt)));
    }

    protected static String finding(String verifier, String status, String happenedAt) {
        return "\"verifications\": [{\"status\": \"%s\", \"verifier\": {\"name\": \"%s\"}, \"happenedAt\": \"%s\"}]"
                .formatted(status, verifier, happenedAt);
    }

    /// A claim that came through those, in that order.
    protected String through(String... sources) throws Exception {
        return created(CLAIMS, claim("A.", "\"appearances\": [%s]".formatted(chain(sources))));
    }

    protected static String chain(String... sources) {
        StringBuilder hops = new StringBuilder();
        for (String source : sources) {
            hops.append(hops.isEmpty() ? "" : ", ").append(hop(source));
        }
        return "{\"report\": {\"title\": \"R\"}, \"chain\": [%s]}".formatted(hops);
    }

    private static String hop(String source) {
        return source.startsWith("/")
                ? "{\"source\": {\"id\": \"%s\"}, \"verb\": \"SAID\"}".formatted(id(source))
                : "{\"source\": {\"name\": \"%s\"}, \"verb\": \"SAID\"}".formatted(source);
    }

    protected String source(String name) throws Exception {
        return created(SOURCES, "{\"name\": \"%s\"}".formatted(name));
    }

    protected String child(String name, String parent) throws Exception {
        return created(
                SOURCES,
                "{\"name\": \"%s\", \"parent\": {\"id\": \"%s\"}}".formatted(name, id(parent)));
    }

    protected void publish(String claim) throws Exception {
        answer(200, perform(onTopOf(claim, claim + "/publication")));
    }
}
