package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.claimbook.shared.Faults;
import org.claimbook.shared.StrictJson;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest extends ApiTest {

    private static final Path COPY = Path.of("src/docs/openapi.json");

    @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;
    @Autowired private StrictJson strictJson;
    @Autowired private JsonMapper json;

    @Test
    void theCommittedCopyIsWhatIsServed() throws Exception {
        String served = served().toPrettyString() + "\n";
        if ("write".equals(System.getProperty("claimbook.openapi"))) {
            Files.writeString(COPY, served);
        }
        assertThat(committed())
                .as(
                        "%s is not what the application serves; renew it with: mvn test -Dtest=OpenApiTest -Dclaimbook.openapi=write",
                        COPY)
                .isEqualTo(served);
    }

    @Test
    void everyOperationHasASummaryAndExamples() throws Exception {
        List<String> missing = new ArrayList<>();
        operations((id, operation) -> {
            if (!operation.has("summary")) {
                missing.add(id + ": summary");
            }
            examples(operation.path("requestBody"), id + ".request.json", missing);
            operation
                    .path("responses")
                    .properties()
                    .forEach(response -> {
                        if (response.getKey().startsWith("2")) {
                            examples(response.getValue(), id + ".response.json", missing);
                        }
                        // springdoc leaves out what is called like another
                        if (response.getKey().matches("20[0-3]")
                                && response.getValue().path("content").isEmpty()) {
                            missing.add(id + ": the schema of its answer");
                        }
                    });
        });
        assertThat(missing).as("to be added in src/main/resources/openapi").isEmpty();
    }

    @Test
    void operationsAreNamedForWhatTheyDo() throws Exception {
        operations(
                (id, _) -> assertThat(id).as("two methods of one name").matches("[a-z][A-Za-z]+"));
    }

    /// A record in a body is read as strictly as one that is sent.
    @Test
    void theExamplesOfRequestsCanBeSent() throws Exception {
        for (HandlerMethod method : requestMappingHandlerMapping.getHandlerMethods().values()) {
            for (MethodParameter parameter : method.getMethodParameters()) {
                if (parameter.hasParameterAnnotation(RequestBody.class)
                        && parameter.getParameterType().isRecord()) {
                    Faults faults = new Faults();
                    strictJson.read(example(method), parameter.getParameterType(), faults);
                    assertThat(faults.all()).as(method.toString()).isEmpty();
                }
            }
        }
    }

    /// What clients are generated from, and what people read beside it.
    @Test
    void theExamplesAreWhatTheSchemasSay() throws Exception {
        JsonNode api = served();
        SchemaRegistry schemas =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        List<String> wrong = new ArrayList<>();
        for (JsonNode operation : api.findParents("operationId")) {
            for (JsonNode content : operation.findValues("content")) {
                for (var type : content.properties()) {
                    if (type.getKey().contains("json")) {
                        wrong.addAll(faults(operation, type.getValue(), api, schemas));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private List<String> faults(
            JsonNode operation, JsonNode body, JsonNode api, SchemaRegistry schemas) {
        JsonNode schema =
                json.createObjectNode()
                        .set("components", api.path("components"))
                        .set("allOf", json.createArrayNode().add(body.path("schema")));
        return schemas.getSchema(schema).validate(body.path("example")).stream()
                .map(error -> operation.path("operationId").asString() + ": " + error)
                .toList();
    }

    private JsonNode example(HandlerMethod method) throws IOException {
        String file = "openapi/%s.request.json".formatted(method.getMethod().getName());
        return json.readTree(new ClassPathResource(file).getInputStream());
    }

    private static void examples(JsonNode body, String file, List<String> missing) {
        for (JsonNode type : body.path("content").values()) {
            if (!type.has("example")) {
                missing.add(file);
            }
        }
    }

    private void operations(BiConsumer<String, JsonNode> check) throws Exception {
        for (JsonNode path : served().path("paths").values()) {
            for (JsonNode operation : path.values()) {
                check.accept(operation.path("operationId").asString(), operation);
            }
        }
    }

    private JsonNode served() throws Exception {
        return read("/api/v1/openapi.json");
    }

    private static String committed() throws IOException {
        return Files.exists(COPY) ? Files.readString(COPY) : "";
    }
}
