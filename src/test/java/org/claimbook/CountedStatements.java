package org.claimbook;

import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryCountHolder;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// Counts the SQL statements of the current thread.
@TestConfiguration(proxyBeanMethods = false)
class CountedStatements {

    @Bean
    static BeanPostProcessor countedConnections() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource connections
                        ? ProxyDataSourceBuilder.create(connections).countQuery().build()
                        : bean;
            }
        };
    }

    /// Forgets those so far.
    static void startAgain() {
        QueryCountHolder.clear();
    }

    static long soFar() {
        return QueryCountHolder.getGrandTotal().getTotal();
    }
}
