package org.claimbook.shared;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/// Describes in OpenAPI what the edge reads and writes for a controller: pages, versions,
/// repeatable posts, notes.
@Component
class EdgeDocs implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(EdgeDocs::neverNull);
        }
        parameters(operation, method);
        if (isPublic(method)) {
            operation.addSecurityItem(new SecurityRequirement());
            operation.addSecurityItem(new SecurityRequirement().addList("basic"));
            operation.addSecurityItem(new SecurityRequirement().addList("bearer"));
        }
        ResolvableType answer = ResolvableType.forMethodReturnType(method.getMethod());
        boolean single = mentions(answer, Tagged.class) && !mentions(answer, Page.class);
        if (single && method.hasMethodAnnotation(GetMapping.class)) {
            operation.addParametersItem(
                    header("If-None-Match", "Answers 304 where this is still the `ETag`."));
            operation.getResponses().addApiResponse("304", notModified());
        }
        operation
                .getResponses()
                .forEach((status, response) -> {
                    if (single && status.startsWith("2")) {
                        response.addHeaderObject("ETag", answered("Its version."));
                    }
                    if (status.equals("201")) {
                        response.addHeaderObject("Location", answered("Where it is."));
                    }
                });
        return operation;
    }

    private static void parameters(Operation operation, HandlerMethod method) {
        Set<Class<?>> taken =
                Arrays.stream(method.getMethodParameters())
                        .map(MethodParameter::getParameterType)
                        .collect(Collectors.toSet());
        if (taken.contains(Paging.class)) {
            operation.addParametersItem(limit()).addParametersItem(cursor());
        }
        if (taken.contains(Expected.class)) {
            operation.addParametersItem(
                    header("If-Match", "The ETag of the version that is to be changed.")
                            .required(true));
        }
        if (method.hasMethodAnnotation(PostMapping.class)) {
            operation.addParametersItem(
                    header("Idempotency-Key", "Makes a repetition within 24 hours safe."));
        }
        if (!method.hasMethodAnnotation(GetMapping.class)) {
            operation.addParametersItem(
                    header("Change-Note", "Why; kept with the change, at most 2,000 characters."));
        }
    }

    /// Who takes nobody for an answer is open to all.
    private static boolean isPublic(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter ->
                        parameter.getParameterType() == Actor.class && parameter.isOptional());
    }

    /// What is not in the query is absent, not null.
    private static void neverNull(Parameter parameter) {
        if (parameter.getSchema() != null && parameter.getSchema().getTypes() != null) {
            parameter.getSchema().getTypes().remove("null");
        }
    }

    private static boolean mentions(ResolvableType type, Class<?> sought) {
        return type.resolve() == sought
                || Arrays.stream(type.getGenerics()).anyMatch(part -> mentions(part, sought));
    }

    private static ApiResponse notModified() {
        return new ApiResponse()
                .description("It is as you know it.")
                .addHeaderObject("ETag", answered("Its version."));
    }

    private static Header answered(String description) {
        return new Header().description(description).schema(new StringSchema());
    }

    private static Parameter limit() {
        IntegerSchema schema = new IntegerSchema();
        schema.setMinimum(BigDecimal.ONE);
        schema.setDefault(Paging.DEFAULT);
        return new Parameter()
                .in("query")
                .name("limit")
                .description("Items of a page; more than " + Paging.MAX + " is cut to that.")
                .schema(schema);
    }

    private static Parameter cursor() {
        return new Parameter()
                .in("query")
                .name("cursor")
                .description("Where the page starts, from `next` of the page before.")
                .schema(new StringSchema());
    }

    private static Parameter header(String name, String description) {
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .schema(new StringSchema());
    }
}
