package org.claimbook;

import javax.sql.DataSource;
import org.claimbook.account.TestUsers;
import org.flywaydb.core.Flyway;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/// Makes the database before each test what it is after a first start.
final class ClearDatabase implements TestExecutionListener, Ordered {

    @Override
    public void beforeTestMethod(TestContext test) throws Exception {
        clear(test.getApplicationContext());
    }

    static void clear(ApplicationContext application) throws Exception {
        DataSource database = application.getBean(DataSource.class);
        TestDatabase.clear(TestDatabase.owners(application.getBean(Flyway.class)));
        TestUsers.recordClaimbook(JdbcClient.create(database));
        for (ApplicationRunner runner :
                application.getBeanProvider(ApplicationRunner.class).orderedStream().toList()) {
            runner.run(new DefaultApplicationArguments());
        }
    }

    /// Before the test's own transaction and SQL.
    @Override
    public int getOrder() {
        return 3000;
    }
}
