package org.claimbook.shared;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Puts `openapi/<operationId>.request.json` and `.response.json` into the OpenAPI description.
@Component
@Order(3)
class ExampleDocs implements OpenApiCustomizer {

    private final JsonMapper json;

    ExampleDocs(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(this::examples);
    }

    private void examples(Operation operation) {
        if (operation.getRequestBody() != null) {
            example(
                    operation.getRequestBody().getContent(),
                    operation.getOperationId() + ".request");
        }
        operation
                .getResponses()
                .forEach((status, response) -> {
                    if (status.startsWith("2")) {
                        example(response.getContent(), operation.getOperationId() + ".response");
                    }
                });
    }

    private void example(@Nullable Content content, String name) {
        ClassPathResource file = new ClassPathResource("openapi/" + name + ".json");
        if (content == null || !file.exists()) {
            return;
        }
        try (InputStream text = file.getInputStream()) {
            Object example = json.readValue(text, Object.class);
            content.values().forEach(type -> type.example(example));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
