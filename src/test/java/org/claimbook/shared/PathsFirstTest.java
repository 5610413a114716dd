package org.claimbook.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.claimbook.ApiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Spring asks for another way to find methods only where there is one to ask.
class PathsFirstTest extends ApiTest {

    @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void methodsAreFoundByTheirPathsFirst() {
        assertThat(requestMappingHandlerMapping.getClass().getEnclosingClass())
                .isEqualTo(PathsFirst.class);
    }
}
