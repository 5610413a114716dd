package org.claimbook.shared;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Comparator;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// The frame of the OpenAPI description; the rooms' controllers fill it.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
class DocsConfiguration {

    private static final String DESCRIPTION =
            """
            Who says what, through whom, and what is known about it.

            Every single resource has an `ETag`; whoever changes or deletes one says in `If-Match` which version they \
            have seen. Every error is an `application/problem+json` (RFC 9457) with all that is wrong in `errors`. \
            Lists are read page by page by following `next`. A field that is not there is null.\
            """;

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(info())
                .addServersItem(new Server().url("/").description("Here"))
                .addSecurityItem(new SecurityRequirement().addList("basic"))
                .addSecurityItem(new SecurityRequirement().addList("bearer"))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        "basic",
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("basic")
                                                .description("Name and password of a user."))
                                .addSecuritySchemes(
                                        "bearer",
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .description(
                                                        "An API token (`cb_...`), or a JWT of the issuer that is configured.")));
    }

    /// The first that is registered is the last that is asked.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new SchemaNames()).openapi31(true);
    }

    /// Rooms are found in no particular order.
    @Bean
    OpenApiCustomizer tagsByName() {
        return api -> {
            if (api.getTags() != null) {
                api.getTags().sort(Comparator.comparing(tag -> tag.getName()));
            }
        };
    }

    /// Where a secret is shown once, a repetition cannot show it again.
    @Bean
    OpenApiCustomizer keysWhereTheyAreTaken() {
        return api ->
                api.getPaths()
                        .forEach((path, item) -> {
                            if (item.getPost() != null && !IdempotencyFilter.takesKeys(path)) {
                                item.getPost()
                                        .getParameters()
                                        .removeIf(it -> it.getName().equals("Idempotency-Key"));
                            }
                        });
    }

    private static Info info() {
        return new Info()
                .title("Claimbook")
                .version("1")
                .description(DESCRIPTION)
                .license(
                        new License()
                                .name("Apache-2.0")
                                .url("https://www.apache.org/licenses/LICENSE-2.0"));
    }
}
