package org.claimbook.shared;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Runs a POST with an `Idempotency-Key` and keeps its answer in one transaction, committed before
/// the answer goes out.
final class IdempotencyFilter extends OncePerRequestFilter {

    private static final Pattern PATH =
            Pattern.compile("/api/v1/(?!(users|tokens|webhooks|imports|backup)(/|$)).+");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final IdempotencyKeys keys;
    private final PlatformTransactionManager transactions;
    private final ProblemWriter writer;

    IdempotencyFilter(
            IdempotencyKeys keys, PlatformTransactionManager transactions, ProblemWriter writer) {
        this.keys = keys;
        this.transactions = transactions;
        this.writer = writer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !request.getMethod().equals("POST")
                || request.getHeader("Idempotency-Key") == null
                || request.getRemoteUser() == null
                || !takesKeys(path);
    }

    /// Nothing that shows a secret once is kept to be shown again.
    static boolean takesKeys(String path) {
        return PATH.matcher(path).matches();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try {
            KeptBody kept = new KeptBody(request);
            once(kept, answer, chain);
            answer.copyBodyToResponse();
        } catch (AccessDeniedException | AuthenticationException thrown) {
            throw thrown; // Spring Security's filter answers these
        } catch (RuntimeException thrown) {
            writer.write(request, response, thrown);
        }
    }

    private void once(KeptBody request, ContentCachingResponseWrapper answer, FilterChain chain)
            throws IOException, ServletException {
        TransactionStatus transaction =
                transactions.getTransaction(new DefaultTransactionDefinition());
        boolean done = false;
        try {
            done = run(request, answer, chain);
        } finally {
            if (!done) {
                transactions.rollback(transaction);
            }
        }
        if (done) {
            transactions.commit(transaction);
        }
    }

    private boolean run(KeptBody request, ContentCachingResponseWrapper answer, FilterChain chain)
            throws IOException, ServletException {
        String key = key(request);
        String principal = request.getRemoteUser();
        String hash = hash(request);
        if (!keys.lock(principal, key)) {
            throw new Conflict(
                    "idempotency-key-running", ProblemType.IDEMPOTENCY_KEY_RUNNING.explanation());
        }
        Optional<IdempotencyKeys.Answer> known = keys.find(principal, key);
        if (known.isPresent()) {
            replay(known.get(), hash, answer);
            return false;
        }
        chain.doFilter(request, answer);
        if (answer.getStatus() / 100 != 2) {
            return false;
        }
        keys.keep(principal, key, kept(hash, answer));
        return true;
    }

    private static String key(HttpServletRequest request) {
        String key = request.getHeader("Idempotency-Key");
        if (!KEY.matcher(key).matches()) {
            throw new BadRequest(
                    "wrong-header",
                    "",
                    "An Idempotency-Key has 1 to 255 visible ASCII characters.");
        }
        return key;
    }

    private static void replay(
            IdempotencyKeys.Answer known, String hash, HttpServletResponse response)
            throws IOException {
        if (!known.request().equals(hash)) {
            throw new BadRequest(
                    "idempotency-key-reused", "", ProblemType.IDEMPOTENCY_KEY_REUSED.explanation());
        }
        response.setStatus(known.status());
        header(response, HttpHeaders.LOCATION, known.location());
        header(response, HttpHeaders.ETAG, known.etag());
        header(response, "Idempotency-Replayed", "true");
        if (known.contentType() != null) {
            response.setContentType(known.contentType());
        }
        response.getOutputStream().write(known.body().getBytes(StandardCharsets.UTF_8));
    }

    private static void header(HttpServletResponse response, String name, @Nullable String value) {
        if (value != null) {
            response.setHeader(name, value);
        }
    }

    private static IdempotencyKeys.Answer kept(String hash, ContentCachingResponseWrapper answer) {
        return new IdempotencyKeys.Answer(
                hash,
                answer.getStatus(),
                answer.getHeader(HttpHeaders.LOCATION),
                answer.getHeader(HttpHeaders.ETAG),
                answer.getContentType(),
                new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private static String hash(KeptBody request) {
        String line =
                request.getMethod()
                        + " "
                        + request.getRequestURI()
                        + "?"
                        + request.getQueryString();
        return Digests.sha256(
                (line + "\n" + request.getContentType() + "\n").getBytes(StandardCharsets.UTF_8),
                request.body());
    }
}
