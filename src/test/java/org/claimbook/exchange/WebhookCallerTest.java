package org.claimbook.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.claimbook.Listening;
import org.claimbook.shared.PublicNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing is sent to a neighbour of ours, however somebody leads us there.
class WebhookCallerTest {

    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    /// Leads elsewhere each time.
    private static DnsResolver leading(String... addresses) {
        Deque<String> left = new ArrayDeque<>(List.of(addresses));
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {InetAddress.ofLiteral(left.pop())};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    private static int post(WebhookCaller caller, String url) throws IOException {
        return caller.post(URI.create(url), Map.of("webhook-id", "1"), BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "2002:7f00:1::",
                "2001:0:a00:1::",
                "fc00::1",
                "fd12::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void anAddressThatIsNotPublicIsNotConnectedTo(String address) throws IOException {
        try (Listening neighbour = new Listening()) {
            WebhookCaller caller = new WebhookCaller(List.of(), leading(address), SHORT);
            assertThatExceptionOfType(WebhookCaller.NotAllowed.class)
                    .isThrownBy(() ->
                            post(caller, neighbour.url("/").replace("localhost", "desk.example")));
            assertThat(neighbour.messages()).isEmpty();
            caller.destroy();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.1.1.1", "172.15.0.1", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8"})
    void whatIsPublicIsPublic(String address) {
        assertThat(PublicNetwork.has(InetAddress.ofLiteral(address))).isTrue();
    }

    /// A name that leads to us alone the second time: it was judged before, and would be let in.
    @Test
    void aNameIsJudgedEachTimeThatItIsConnectedTo() throws IOException {
        try (Listening neighbour = new Listening()) {
            String url = neighbour.url("/").replace("localhost", "desk.example");
            InetAddress[] judged = {InetAddress.ofLiteral("1.1.1.1")};
            DnsResolver names = leading("1.1.1.1", "127.0.0.1");
            WebhookCaller caller = new WebhookCaller(List.of(), names, SHORT);
            assertThat(caller.resolve("desk.example")).isEqualTo(judged);
            assertThatExceptionOfType(WebhookCaller.NotAllowed.class)
                    .isThrownBy(() -> post(caller, url));
            assertThat(neighbour.messages()).isEmpty();
            caller.destroy();
        }
    }

    @Test
    void theJudgedAddressIsTheOneThatIsUsed() throws IOException {
        try (Listening neighbour = new Listening()) {
            String url = neighbour.url("/in").replace("localhost", "desk.example");
            WebhookCaller caller =
                    new WebhookCaller(List.of("Desk.example"), leading("127.0.0.1"), SHORT);
            assertThat(post(caller, url)).isEqualTo(204);
            assertThat(neighbour.messages().getFirst().header("Host")).startsWith("desk.example:");
            caller.destroy();
        }
    }

    @Test
    void redirectsAreNotFollowed() throws IOException {
        try (Listening neighbour = new Listening()) {
            neighbour.answer(_ -> 307);
            WebhookCaller caller = new WebhookCaller(List.of("localhost"));
            assertThat(post(caller, neighbour.url("/here"))).isEqualTo(307);
            assertThat(neighbour.messages()).extracting(it -> it.path()).containsExactly("/here");
            caller.destroy();
        }
    }

    @Test
    void whoNeverStopsTalkingIsHeardNoFurther() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answer(server, Integer.MAX_VALUE));
            WebhookCaller caller = new WebhookCaller(List.of("localhost"));
            assertThat(post(caller, "http://localhost:" + server.getLocalPort())).isEqualTo(200);
            caller.destroy();
        }
    }

    @Test
    void whoSaysNothingIsGivenUp() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            WebhookCaller caller =
                    new WebhookCaller(
                            List.of("localhost"), leading("127.0.0.1"), Duration.ofMillis(600));
            assertThatExceptionOfType(InterruptedIOException.class)
                    .isThrownBy(() -> post(caller, "http://localhost:" + server.getLocalPort()));
            caller.destroy();
        }
    }

    private static void answer(ServerSocket server, int chunks) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk =
                    ("3e8\r\n" + "x".repeat(1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int turn = 0; turn < chunks; turn++) {
                out.write(chunk);
            }
        } catch (IOException _) {
            // cut off, as it should be
        }
    }
}
