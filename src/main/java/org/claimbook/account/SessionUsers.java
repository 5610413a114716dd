package org.claimbook.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.claimbook.shared.RequestInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/// Keeps in a session who signed in, and nothing else: what they may do is read with each request,
/// so that a demotion holds at once.
@Component
class SessionUsers implements SecurityContextRepository {

    private static final String USER = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private final SignIn users;
    private final Clock clock;
    private final Duration longest;

    SessionUsers(
            SignIn users,
            Clock clock,
            @Value("${claimbook.session.longest:12h}") Duration longest) {
        this.users = users;
        this.clock = clock;
        this.longest = longest;
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"}) // the interface has no other way to load
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return user(holder.getRequest())
                .<SecurityContext>map(user -> new SecurityContextImpl(user.authentication()))
                .orElseGet(SecurityContextImpl::new);
    }

    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        SignedIn user = SignedIn.of(context.getAuthentication());
        HttpSession session = request.getSession(user != null);
        if (user != null) {
            session.setAttribute(USER, user.id().toString());
            session.setAttribute(Sessions.ID, UUID.randomUUID().toString());
            session.setAttribute(Sessions.ADDRESS, RequestInfo.current().address());
            session.setAttribute(Sessions.CLIENT, client(request));
        } else if (session != null) {
            session.removeAttribute(USER);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(USER) != null;
    }

    private Optional<SignedIn> user(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(USER) instanceof String id)) {
            return Optional.empty();
        }
        Optional<SignedIn> user =
                isTooOld(session) ? Optional.empty() : users.byId(UUID.fromString(id));
        if (user.isEmpty()) {
            session.invalidate();
        }
        return user;
    }

    private boolean isTooOld(HttpSession session) {
        return clock.millis() - session.getCreationTime() > longest.toMillis();
    }

    private static @Nullable String client(HttpServletRequest request) {
        String client = request.getHeader(HttpHeaders.USER_AGENT);
        return client == null ? null : client.substring(0, Math.min(200, client.length()));
    }
}
