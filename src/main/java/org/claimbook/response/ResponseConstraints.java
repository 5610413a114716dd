package org.claimbook.response;

import java.util.Map;
import org.claimbook.shared.ConstraintRefusals;
import org.claimbook.shared.Invalid;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the database has the last word on: the order of question and answer.
@Configuration(proxyBeanMethods = false)
class ResponseConstraints {

    static final String ANSWERED_FIRST = "An answer does not come before its question.";

    @Bean
    ConstraintRefusals responseRefusals() {
        return new ConstraintRefusals(
                Map.of(
                        "response_after_question",
                        () -> new Invalid("/respondedAt", "before-asked", ANSWERED_FIRST)));
    }
}
