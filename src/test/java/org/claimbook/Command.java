package org.claimbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What a program left: its exit code, 127 where there is no such program, and what it said.
record Command(int exitCode, String output) {

    static Command run(Map<String, String> environment, String... line)
            throws InterruptedException {
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            byte[] output = process.getInputStream().readAllBytes();
            return new Command(
                    process.waitFor(), new String(output, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return new Command(127, e.toString());
        }
    }

    boolean succeeded() {
        return exitCode == 0;
    }
}
