package org.claimbook.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.claimbook.shared.Role;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Decides on a form with a file of any size before any of it is read, as looking for the token
/// against forged forms puts all of it on the disk: it is taken from editors alone. Other forms are
/// bounded as bodies are.
final class FileGate extends OncePerRequestFilter {

    private static final String ASKS = "/imports";

    private final Closed closed;

    FileGate(Closed closed) {
        this.closed = closed;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SignedIn user = SignedIn.of(SecurityContextHolder.getContext().getAuthentication());
        String type = request.getContentType();
        if (type == null
                || !type.regionMatches(true, 0, "multipart/", 0, 10)
                || !KeptForm.path(request).equals(ASKS)) {
            chain.doFilter(request, response);
        } else if (user == null) {
            response.sendRedirect(request.getContextPath() + PageSecurity.SIGN_IN + "?to=" + ASKS);
        } else if (user.actor().role().includes(Role.EDITOR)) {
            chain.doFilter(request, response);
        } else {
            closed.handle(request, response, new AccessDeniedException("Readers send no files."));
        }
    }
}
