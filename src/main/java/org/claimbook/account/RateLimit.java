package org.claimbook.account;

import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.claimbook.shared.ProblemWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers 429 to who asks too often, and tells everybody how much is left
/// (draft-ietf-httpapi-ratelimit-headers). Without its database it lets everybody through.
final class RateLimit extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RateLimit.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Buckets buckets;
    private final ProblemWriter problems;
    private final Limit client;
    private final Limit address;
    private final boolean onLoopback;

    RateLimit(Buckets buckets, LimitSettings settings, ProblemWriter problems) {
        this.buckets = buckets;
        this.problems = problems;
        this.client = new Limit("client", settings.client(), WINDOW);
        this.address = new Limit("address", settings.address(), WINDOW);
        this.onLoopback = settings.loopback();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !onLoopback && Addresses.isLoopback(request.getRemoteAddr());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SignedIn user = SignedIn.of(SecurityContextHolder.getContext().getAuthentication());
        Limit limit = user == null ? address : client;
        String who = user == null ? Addresses.network(request.getRemoteAddr()) : user.client();
        ConsumptionProbe left = take(limit, who);
        if (left != null) {
            tell(response, limit, left);
        }
        if (left == null || left.isConsumed()) {
            chain.doFilter(request, response);
        } else {
            problems.tooMany(request, response, seconds(left.getNanosToWaitForRefill()));
        }
    }

    private @Nullable ConsumptionProbe take(Limit limit, String who) {
        try {
            return buckets.take(limit, who);
        } catch (RuntimeException unavailable) {
            LOG.warn("Requests are not limited: {}", unavailable.getClass());
            return null;
        }
    }

    private static void tell(HttpServletResponse response, Limit limit, ConsumptionProbe left) {
        response.setHeader("RateLimit-Policy", limit.policy());
        response.setHeader(
                "RateLimit",
                "\"%s\";r=%d;t=%d"
                        .formatted(
                                limit.name(),
                                left.getRemainingTokens(),
                                seconds(left.getNanosToWaitForReset())));
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
