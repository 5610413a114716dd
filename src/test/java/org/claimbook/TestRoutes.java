package org.claimbook;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every route that there is, with the ids of all that is recorded in its place.
final class TestRoutes {

    private static final Pattern VARIABLE = Pattern.compile("/([\\w-]+)/\\{\\w+}");

    /// What stands behind a part of an address.
    private static final Map<String, String> IDS =
            Map.ofEntries(
                    Map.entry("claims", "select id::text from claim order by id limit 3"),
                    Map.entry("appearances", "select id::text from appearance order by id"),
                    Map.entry("comments", "select id::text from claim_comment order by id"),
                    Map.entry("links", "select id::text from claim_link order by id"),
                    Map.entry("responses", "select id::text from response order by id"),
                    Map.entry("verifications", "select id::text from verification order by id"),
                    Map.entry("reports", "select id::text from report order by id"),
                    Map.entry("revisions", "select distinct number::text from report_revision"),
                    Map.entry("sources", "select id::text from source order by id"),
                    Map.entry("measures", "select id::text from measure order by id"),
                    Map.entry("topics", "select id::text from topic order by id"),
                    Map.entry("statuses", "select code from status order by code"),
                    Map.entry("searches", "select id::text from saved_search order by id"),
                    Map.entry(
                            "rating-labels",
                            "select id::text from rating_label order by label limit 2"),
                    Map.entry("imports", "select id::text from import_job order by id"),
                    Map.entry("users", "select id::text from app_user order by username"),
                    Map.entry("tokens", "select id::text from api_token order by id"),
                    Map.entry("webhooks", "select id::text from webhook order by id"),
                    Map.entry("deliveries", "select id::text from webhook_delivery order by id"),
                    Map.entry("problems", "values ('not-found'), ('conflict')"));

    /// What has to be asked for.
    private static final Map<String, String> QUERIES =
            Map.of(
                    "/api/v1/claims/similar", "?statement=It will rain 7 mm.",
                    "/api/v1/claims/facets", "?by=status,verifier,source,topic,language,workState",
                    "/v1alpha1/claims:search", "?query=rain");

    /// The users of the tests have no password that could be changed.
    private static final Set<String> LEFT_OUT = Set.of("setPassword");

    private final List<RequestMappingHandlerMapping> mappings;
    private final JdbcClient database;

    /// One method of one path, answered by a method that is called so.
    record Route(HttpMethod method, String path, String name) {}

    TestRoutes(List<RequestMappingHandlerMapping> mappings, JdbcClient database) {
        this.mappings = mappings;
        this.database = database;
    }

    List<Route> all(HttpMethod method) {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .flatMap(entry ->
                        entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(RequestMethod::asHttpMethod)
                                .filter(method::equals)
                                .flatMap(_ -> entry.getKey().getPatternValues().stream())
                                .map(path ->
                                        new Route(
                                                method,
                                                path,
                                                entry.getValue().getMethod().getName())))
                .filter(route -> !LEFT_OUT.contains(route.name()))
                .distinct()
                .toList();
    }

    /// With every id in its place; where nobody knows any, with one of nothing.
    List<String> addresses(Route route) {
        List<String> addresses = List.of(route.path());
        while (addresses.getFirst().contains("{")) {
            addresses = addresses.stream().flatMap(this::filled).toList();
        }
        String query = QUERIES.getOrDefault(route.path(), "");
        return addresses.stream().map(address -> address + query).toList();
    }

    private Stream<String> filled(String path) {
        Matcher variable = VARIABLE.matcher(path);
        if (!variable.find()) {
            throw new IllegalArgumentException(path);
        }
        String query = IDS.get(variable.group(1));
        List<String> ids = new ArrayList<>();
        if (query != null) {
            ids.addAll(database.sql(query).query((row, _) -> row.getString(1)).list());
        }
        if (ids.isEmpty()) {
            ids.add(ApiTest.NOBODY);
        }
        String head = path.substring(0, path.indexOf('{'));
        String tail = path.substring(path.indexOf('}') + 1);
        return ids.stream().map(id -> head + id + tail);
    }

    /// With the body that the description of the API has for it, on top of whatever is there.
    MockHttpServletRequestBuilder example(Route route, String address) throws IOException {
        var body = new ClassPathResource("openapi/%s.request.json".formatted(route.name()));
        return request(route.method(), address)
                .header("If-Match", "*")
                .contentType(
                        route.method().equals(HttpMethod.PATCH)
                                ? "application/merge-patch+json"
                                : "application/json")
                .content(body.exists() ? body.getContentAsString(StandardCharsets.UTF_8) : "{}");
    }
}
