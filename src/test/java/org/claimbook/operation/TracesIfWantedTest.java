package org.claimbook.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

class TracesIfWantedTest {

    @Test
    void withoutAnEndpointNothingOfItStarts() {
        String[] out = StringUtils.commaDelimitedListToStringArray(leftOut(Map.of("any", "thing")));
        assertThat(out)
                .hasSizeGreaterThan(5)
                .allSatisfy(name ->
                        assertThatCode(() -> Class.forName(name)).doesNotThrowAnyException());
    }

    @Test
    void withAnEndpointItDoes() {
        assertThat(
                        leftOut(
                                Map.of(
                                        "management.opentelemetry.tracing.export.otlp.endpoint",
                                        "http://tempo:4318/v1/traces")))
                .isEmpty();
    }

    private static String leftOut(Map<String, Object> given) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", given));
        new TracesIfWanted().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty("spring.autoconfigure.exclude", "");
    }
}
