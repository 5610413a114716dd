package org.claimbook.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Lets everybody wait in turn for the connections of the one database; where there are standbys,
/// see [ReplicaConfiguration].
@Configuration(proxyBeanMethods = false)
class InTurnConfiguration {

    @Bean
    static BeanPostProcessor inTurn() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals("dataSource") && bean instanceof HikariDataSource pool
                        ? new InTurn(pool)
                        : bean;
            }
        };
    }

    @Bean
    MeterBinder connectionsWaitedFor(DataSource dataSource) throws SQLException {
        Optional<InTurn> inTurn =
                dataSource.isWrapperFor(InTurn.class)
                        ? Optional.of(dataSource.unwrap(InTurn.class))
                        : Optional.empty();
        return registry ->
                inTurn.ifPresent(it ->
                        Gauge.builder("claimbook.connections.waiting", it, InTurn::waiting)
                                .description("How many wait for a connection to the database")
                                .register(registry));
    }
}
