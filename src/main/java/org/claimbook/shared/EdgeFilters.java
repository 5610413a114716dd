package org.claimbook.shared;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;

/// Filters around the controllers: those before sign-in know nobody, the one behind it knows who
/// writes.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class EdgeFilters {

    /// PostgreSQL keeps microseconds, so the time here has no more.
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }

    @Bean
    FilterRegistrationBean<Filter> requestMark(ProblemWriter writer) {
        return registered(new RequestMark(writer), Ordered.HIGHEST_PRECEDENCE + 10);
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimit(ProblemWriter writer) {
        return registered(new BodyLimit(writer), Ordered.HIGHEST_PRECEDENCE + 20);
    }

    @Bean
    FilterRegistrationBean<Filter> idempotency(
            IdempotencyKeys keys, PlatformTransactionManager transactions, ProblemWriter writer) {
        return registered(
                new IdempotencyFilter(keys, transactions, writer),
                SecurityFilterProperties.DEFAULT_FILTER_ORDER + 10);
    }

    private static FilterRegistrationBean<Filter> registered(Filter filter, int order) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return registration;
    }
}
