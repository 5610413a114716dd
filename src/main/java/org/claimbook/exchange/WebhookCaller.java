package org.claimbook.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.claimbook.shared.Faults;
import org.claimbook.shared.PublicNetwork;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Sends messages to where webhooks listen: the one place that asks other servers. A host is looked
/// up when it is connected to, what it leads to is judged, and that very address is used, so that
/// no name leads first elsewhere and then to a neighbour of ours. Redirects are not followed.
@Component
class WebhookCaller implements DnsResolver, DisposableBean {

    /// A host that leads to an address which is not of the public internet.
    static final class NotAllowed extends UnknownHostException {
        NotAllowed(String host) {
            super(host);
        }
    }

    /// For all of one message: whoever says nothing for half as long is given up before.
    static final Duration LONGEST = Duration.ofSeconds(20);

    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_HEADERS = 100;
    private static final int MOST_READ = 65_536;

    private final List<String> allowed;
    private final DnsResolver names;
    private final Duration longest;
    private final CloseableHttpClient client;

    /// @param allowed hosts that may be asked wherever they are, and without TLS
    @Autowired
    WebhookCaller(@Value("${claimbook.webhooks.allow:}") List<String> allowed) {
        this(allowed, SystemDefaultDnsResolver.INSTANCE, LONGEST);
    }

    WebhookCaller(List<String> allowed, DnsResolver names, Duration longest) {
        this.allowed = allowed.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        this.names = names;
        this.longest = longest;
        this.client = client(Timeout.of(longest.dividedBy(2)));
    }

    private CloseableHttpClient client(Timeout patience) {
        return HttpClients.custom()
                .setConnectionManager(
                        PoolingHttpClientConnectionManagerBuilder.create()
                                .setDnsResolver(this)
                                .setConnectionFactory(
                                        ManagedHttpClientConnectionFactory.builder()
                                                .http1Config(
                                                        Http1Config.custom()
                                                                .setMaxLineLength(LONGEST_LINE)
                                                                .setMaxHeaderCount(MOST_HEADERS)
                                                                .build())
                                                .build())
                                .setDefaultConnectionConfig(
                                        ConnectionConfig.custom()
                                                .setConnectTimeout(patience)
                                                .setSocketTimeout(patience)
                                                .build())
                                .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setResponseTimeout(patience)
                                .setConnectionRequestTimeout(patience)
                                .build())
                // a connection that is kept would be used for a host that leads elsewhere by now
                .setConnectionReuseStrategy((_, _, _) -> false)
                .setKeepAliveStrategy((_, _) -> TimeValue.ZERO_MILLISECONDS)
                .setUserAgent("Claimbook")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /// What can be told from the address alone; where a name leads is asked when it is called.
    void refuse(String url, String pointer, Faults faults) {
        URI address = URI.create(url);
        String host = host(address);
        if (address.getRawUserInfo() != null) {
            faults.add(pointer, "no-password", "Name and password of an address are not sent.");
        }
        if (isAllowed(host)) {
            return;
        }
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            faults.add(pointer, "not-https", "Changes are sent through https only.");
        }
        if (host.matches("(.*\\.)?localhost\\.?") || isPrivateLiteral(host)) {
            faults.add(
                    pointer,
                    "not-public",
                    "It is an address of one machine or of a private network.");
        }
    }

    /// Answers the status.
    ///
    /// @throws NotAllowed if the host leads to where nothing is sent to
    /// @throws IOException if nobody takes it, or not in time
    int post(URI url, Map<String, String> headers, byte[] body) throws IOException {
        HttpPost request = new HttpPost(url);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        CompletableFuture<Void> over = new CompletableFuture<>();
        CompletableFuture<Void> _ =
                over.completeOnTimeout(null, longest.toMillis(), TimeUnit.MILLISECONDS)
                        .thenRun(request::cancel);
        try {
            return status(url, request);
        } catch (IOException cut) {
            throw over.isDone() ? new InterruptedIOException() : cut;
        } finally {
            over.cancel(false);
        }
    }

    private int status(URI url, HttpPost request) throws IOException {
        HttpHost host = new HttpHost(url.getScheme(), host(url), url.getPort());
        ClassicHttpResponse response = client.executeOpen(host, request, null);
        try {
            if (response.getEntity() != null) {
                response.getEntity().getContent().readNBytes(MOST_READ);
            }
            return response.getCode();
        } finally {
            request.cancel(); // or else closing would read what is left, without end
            Closer.closeQuietly(response);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.resolve(host);
        if (!isAllowed(host) && !Stream.of(found).allMatch(PublicNetwork::has)) {
            throw new NotAllowed(host);
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    @Override
    public void destroy() throws IOException {
        client.close();
    }

    private boolean isAllowed(String host) {
        return allowed.contains(host.toLowerCase(Locale.ROOT));
    }

    private static String host(URI url) {
        return url.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
    }

    private static boolean isPrivateLiteral(String host) {
        try {
            return !PublicNetwork.has(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException _) {
            return false; // a name
        }
    }
}
