package org.claimbook.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A process of its own that has started the server, to be killed.
record AnotherApplication(Process process, String url) implements AutoCloseable {

    static void main(String[] args) throws IOException {
        var server = Server.start(new DataDirectory(Path.of(args[0])));
        System.out.println(server.url());
        System.in.read();
    }

    static AnotherApplication on(DataDirectory directory) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        var builder =
                new ProcessBuilder(
                        java,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        AnotherApplication.class.getName(),
                        directory.path().toString());
        Process process = builder.redirectErrorStream(true).start();
        return new AnotherApplication(
                process, urlFrom(process.inputReader(StandardCharsets.UTF_8)));
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private static String urlFrom(BufferedReader output) {
        try {
            var said = new StringBuilder();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("jdbc:")) {
                    return line;
                }
                said.append(line).append('\n');
            }
            throw new IllegalStateException("It ended without a server: " + said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
