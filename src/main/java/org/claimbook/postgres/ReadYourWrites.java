package org.claimbook.postgres;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets standbys answer what only reads, except to whoever has just written.
final class ReadYourWrites extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final ThreadLocal<Boolean> STANDBY = ThreadLocal.withInitial(() -> false);

    private final Duration untilEverywhere;
    private final Clock clock;

    /// As many as there are users.
    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    ReadYourWrites(Duration untilEverywhere, Clock clock) {
        this.untilEverywhere = untilEverywhere;
        this.clock = clock;
    }

    /// Not outside of a request: who signs in, and what Claimbook does by itself, reads what holds
    /// now.
    static boolean aStandbyMayAnswer() {
        return STANDBY.get();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String user = request.getRemoteUser();
        boolean reads = READING.contains(request.getMethod());
        STANDBY.set(reads && !hasJustWritten(user));
        try {
            chain.doFilter(request, response);
        } finally {
            STANDBY.remove();
            if (!reads && user != null) {
                written.put(user, clock.instant());
            }
        }
    }

    private boolean hasJustWritten(@Nullable String user) {
        Instant last = user == null ? null : written.get(user);
        return last != null && clock.instant().isBefore(last.plus(untilEverywhere));
    }
}
