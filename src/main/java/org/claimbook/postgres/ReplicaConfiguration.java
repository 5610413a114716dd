package org.claimbook.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/// Sends transactions that only read to standbys, where some are named.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("claimbook.datasource.replicas")
@EnableConfigurationProperties(ReplicaSettings.class)
class ReplicaConfiguration {

    @Bean(defaultCandidate = false)
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource primaryDataSource(DataSourceProperties properties) {
        return properties.initializeDataSourceBuilder().type(HikariDataSource.class).build();
    }

    @Bean(defaultCandidate = false)
    InTurn primaryInTurn(@Qualifier("primaryDataSource") HikariDataSource primary) {
        return new InTurn(primary);
    }

    @Bean(defaultCandidate = false)
    ReadDataSource readDataSource(
            @Qualifier("primaryInTurn") InTurn primary, ReplicaSettings settings, Clock clock) {
        return new ReadDataSource(primary, settings, clock);
    }

    /// Which of the two is asked is known with the first statement of a transaction.
    @Bean
    @Primary
    LazyConnectionDataSourceProxy dataSource(
            @Qualifier("primaryInTurn") InTurn primary,
            @Qualifier("readDataSource") ReadDataSource reading) {
        var dataSource = new LazyConnectionDataSourceProxy(primary);
        dataSource.setReadOnlyDataSource(reading);
        dataSource.setDefaultAutoCommit(true);
        return dataSource;
    }

    /// Migrations go to the primary, as the owner of the tables if one is named.
    @Bean
    FlywayConnectionDetails primaryOfMigrations(
            DataSourceProperties primary, FlywayProperties migrations) {
        return new FlywayConnectionDetails() {
            @Override
            public @Nullable String getUsername() {
                return migrations.getUser() == null
                        ? primary.determineUsername()
                        : migrations.getUser();
            }

            @Override
            public @Nullable String getPassword() {
                return migrations.getUser() == null
                        ? primary.determinePassword()
                        : migrations.getPassword();
            }

            @Override
            public String getJdbcUrl() {
                return migrations.getUrl() == null ? primary.determineUrl() : migrations.getUrl();
            }
        };
    }

    /// Once it is known who asks.
    @Bean
    FilterRegistrationBean<ReadYourWrites> readYourWrites(ReplicaSettings settings, Clock clock) {
        var registration =
                new FilterRegistrationBean<>(new ReadYourWrites(settings.untilEverywhere(), clock));
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }

    @Bean
    MeterBinder replicaLag(@Qualifier("readDataSource") ReadDataSource reading) {
        return registry ->
                reading.replicas()
                        .forEach(replica ->
                                Gauge.builder("claimbook.replica.lag", replica, Replica::lag)
                                        .description("How far behind the primary a standby is")
                                        .baseUnit("seconds")
                                        .tag("replica", replica.name())
                                        .register(registry));
    }
}
