package org.claimbook.source;

import java.util.Map;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.ConstraintRefusals;
import org.claimbook.shared.Invalid;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the database has the last word on: names and families of sources.
@Configuration(proxyBeanMethods = false)
class SourceConstraints {

    static final String CYCLE = "A source cannot belong to itself, directly or through others.";

    @Bean
    ConstraintRefusals sourceRefusals() {
        return new ConstraintRefusals(
                Map.of(
                        "source_name_once",
                        () ->
                                new Conflict(
                                        "source-exists",
                                        "A source of that name is recorded already."),
                        "source_merged_once",
                        () -> new Conflict("merged", "It was merged already."),
                        "source_merged_into_live",
                        () -> new Conflict("merged", "What it is merged into is gone or merged."),
                        "source_deleted_unreferred",
                        () -> new Conflict("referred-to", "Something else refers to it."),
                        "source_parent_acyclic",
                        () -> new Invalid("/parent", "cycle", CYCLE)));
    }
}
