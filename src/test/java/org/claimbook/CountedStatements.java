package org.claimbook;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryCountHolder;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// Counts and keeps the SQL statements of the current thread.
@TestConfiguration(proxyBeanMethods = false)
class CountedStatements {

    private static final ThreadLocal<List<QueryInfo>> KEPT =
            ThreadLocal.withInitial(ArrayList::new);

    @Bean
    static BeanPostProcessor countedConnections() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource connections
                        ? ProxyDataSourceBuilder.create(connections)
                                .countQuery()
                                .afterQuery((_, queries) -> KEPT.get().addAll(queries))
                                .build()
                        : bean;
            }
        };
    }

    /// Forgets those so far.
    static void startAgain() {
        QueryCountHolder.clear();
        KEPT.get().clear();
    }

    static long soFar() {
        return QueryCountHolder.getGrandTotal().getTotal();
    }

    /// The one that has this in it, with its parameters.
    static QueryInfo with(String words) {
        List<QueryInfo> found =
                KEPT.get().stream().filter(query -> query.getQuery().contains(words)).toList();
        if (found.size() != 1) {
            throw new AssertionError("%d statements with %s".formatted(found.size(), words));
        }
        return found.getFirst();
    }
}
