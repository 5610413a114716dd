package org.claimbook.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/// A desk may keep the description of the API to itself.
class DocsConfigurationTest {

    @Test
    void whereNothingIsDescribedNothingIsMissing() {
        new ApplicationContextRunner()
                .withUserConfiguration(DocsConfiguration.class, SchemaDocs.class)
                .withPropertyValues("springdoc.api-docs.enabled=false")
                .run(context ->
                        assertThat(context)
                                .hasNotFailed()
                                .doesNotHaveBean(OpenAPI.class)
                                .doesNotHaveBean(SchemaDocs.class));
    }
}
