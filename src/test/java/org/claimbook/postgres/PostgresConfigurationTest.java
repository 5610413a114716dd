package org.claimbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresConfigurationTest {

    @TempDir private static Path temporary;

    private final ApplicationContextRunner application =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                    .withUserConfiguration(PostgresConfiguration.class);

    @Test
    void anApplicationWithoutADatabaseGetsOneUntilItEnds() {
        var directory = new DataDirectory(temporary.resolve("data"));
        application
                .withPropertyValues("claimbook.data-dir=" + directory.path())
                .run(context -> {
                    var pool = context.getBean(DataSource.class);
                    String name = "select current_database()";
                    assertThat(JdbcClient.create(pool).sql(name).query().singleValue())
                            .isEqualTo("claimbook");
                    assertThat(directory.postgres().resolve("postmaster.pid")).exists();
                });
        assertThat(directory.postgres().resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void anApplicationWithADatabaseGetsNone() {
        var directory = temporary.resolve("unused");
        application
                .withPropertyValues(
                        "claimbook.data-dir=" + directory,
                        "spring.datasource.url=jdbc:postgresql://db/claimbook")
                .run(context -> {
                    assertThat(context).doesNotHaveBean(Server.class);
                    assertThat(context.getBean(JdbcConnectionDetails.class).getJdbcUrl())
                            .isEqualTo("jdbc:postgresql://db/claimbook");
                    assertThat(directory).doesNotExist();
                });
    }
}
