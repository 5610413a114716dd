package org.claimbook.shared;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Adds to every operation the problems that it can answer, each described once.
@Component
@Order(4)
class ProblemDocs implements OpenApiCustomizer {

    private static final String SCHEMA = "Problem";

    @Override
    public void customise(OpenAPI api) {
        Set<Integer> used = new TreeSet<>();
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, operation) -> {
                                    statuses(path, method.name(), operation)
                                            .forEach(status -> {
                                                used.add(status);
                                                refer(operation, status);
                                            });
                                    if (method.name().equals("GET") && mayBeMerged(path)) {
                                        operation.getResponses().putIfAbsent("308", ledOn());
                                    }
                                }));
        used.forEach(
                status -> api.getComponents().addResponses(SCHEMA + status, described(status)));
        api.getComponents().addSchemas(SCHEMA, schema());
    }

    /// Every parameter that is not declared is 400, every claim that was merged answers writes with
    /// 409.
    private static IntStream statuses(String path, String method, Operation operation) {
        boolean reads = method.equals("GET");
        IntStream all = IntStream.of(400, 401, 429);
        if (!reads) {
            all = IntStream.concat(all, IntStream.of(403, 409, 503));
        }
        if (path.contains("{")) {
            all = IntStream.concat(all, IntStream.of(404));
        }
        if (!method.equals("DELETE")) {
            all = IntStream.concat(all, IntStream.of(406));
        }
        if (operation.getRequestBody() != null) {
            all = IntStream.concat(all, IntStream.of(413, 415, 422));
        }
        if (takesIfMatch(operation)) {
            all = IntStream.concat(all, IntStream.of(412, 428));
        }
        return all;
    }

    private static boolean mayBeMerged(String path) {
        return Stream.of("/claims/{", "/sources/{", "/topics/{").anyMatch(path::contains);
    }

    private static ApiResponse ledOn() {
        return new ApiResponse()
                .description("It was merged; `Location` is the same below what it was merged into.")
                .addHeaderObject(
                        "Location",
                        new Header()
                                .description("Where it is read now.")
                                .schema(text("An absolute URL.").format("uri")));
    }

    private static boolean takesIfMatch(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> "If-Match".equals(parameter.getName()));
    }

    private static void refer(Operation operation, int status) {
        operation
                .getResponses()
                .putIfAbsent(
                        Integer.toString(status),
                        new ApiResponse().$ref("#/components/responses/" + SCHEMA + status));
    }

    private static ApiResponse described(int status) {
        ProblemType type = ProblemType.of(status);
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "https://claimbook.newsroom.example/problems/" + type.code());
        example.put("title", type.title());
        example.put("status", status);
        example.put("detail", type.explanation());
        example.put("instance", "urn:uuid:0d7a4b3c-5a0e-4c6b-9c0e-3f5f6f1f2a10");
        example.put("code", type.code());
        MediaType media =
                new MediaType()
                        .schema(new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + SCHEMA))
                        .example(example);
        return new ApiResponse()
                .description(type.title() + ". " + type.explanation())
                .content(new Content().addMediaType("application/problem+json", media));
    }

    private static Schema<?> schema() {
        Schema<?> problem = object("What went wrong (RFC 9457).");
        problem.addProperty("type", text("A page that describes the problem.").format("uri"));
        problem.addProperty("title", text("The problem in short."));
        problem.addProperty("status", number("The HTTP status."));
        problem.addProperty("detail", text("What is wrong with this request."));
        problem.addProperty("instance", text("The id of the request, as in our log."));
        problem.addProperty("code", text("For programs: names the problem."));
        problem.addProperty("errors", list("All wrong values.", fault("A wrong value.")));
        problem.addProperty(
                "guards", list("All rules of the newsroom that fail.", fault("A rule.")));
        problem.addProperty("ids", list("What stands in the way.", text("An id.").format("uuid")));
        problem.setRequired(List.of("type", "title", "status", "detail", "code"));
        return problem;
    }

    private static Schema<?> fault(String description) {
        Schema<?> fault = object(description);
        fault.addProperty("pointer", text("Where it stands (RFC 6901)."));
        fault.addProperty("code", text("For programs: names it."));
        fault.addProperty("detail", text("For people."));
        return fault;
    }

    private static Schema<?> object(String description) {
        return typed("object", description);
    }

    private static Schema<?> text(String description) {
        return typed("string", description);
    }

    private static Schema<?> number(String description) {
        return typed("integer", description);
    }

    private static Schema<?> list(String description, Schema<?> items) {
        return typed("array", description).items(items);
    }

    private static Schema<?> typed(String type, String description) {
        Schema<?> schema = new Schema<>();
        schema.addType(type);
        schema.setDescription(description);
        return schema;
    }
}
