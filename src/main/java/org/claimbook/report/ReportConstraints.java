package org.claimbook.report;

import java.util.Map;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.ConstraintRefusals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the database has the last word on: addresses of reports.
@Configuration(proxyBeanMethods = false)
class ReportConstraints {

    @Bean
    ConstraintRefusals reportRefusals() {
        return new ConstraintRefusals(
                Map.of(
                        "report_deleted_unreferred",
                        () -> new Conflict("referred-to", "Claims refer to it."),
                        "report_url",
                        () ->
                                new Conflict(
                                        "report-exists",
                                        "A report of that URL is recorded already.")));
    }
}
