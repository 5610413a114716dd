package org.claimbook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A POST by the administrator that is under way: its first half was sent and is being read.
record SlowRequest(Socket socket, BufferedReader answer, String rest) implements AutoCloseable {

    static final String ID = "slow-request";

    static SlowRequest begin(URI address, String body) throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        var answer =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        int half = body.length() / 2;
        send(
                socket,
                """
                POST %s HTTP/1.1
                Host: localhost
                Authorization: %s
                X-Request-Id: %s
                Content-Type: application/json
                Content-Length: %d
                Expect: 100-continue

                """
                                .formatted(
                                        address.getPath(),
                                        PackagedApplication.BASIC,
                                        ID,
                                        body.length())
                                .replace("\n", "\r\n")
                        + body.substring(0, half));
        String status = answer.readLine();
        if (!status.startsWith("HTTP/1.1 100")) {
            throw new AssertionError("It is not read: " + status);
        }
        answer.readLine();
        return new SlowRequest(socket, answer, body.substring(half));
    }

    /// The first line of the answer.
    String finish() throws IOException {
        send(socket, rest);
        return answer.readLine();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
