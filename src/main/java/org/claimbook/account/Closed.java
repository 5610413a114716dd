package org.claimbook.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.claimbook.shared.ProblemWriter;
import org.claimbook.shared.TextForm;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/// Tells somebody who is signed in that they may not, and notes it where they asked who a
/// confidential source is.
@Component
final class Closed implements AccessDeniedHandler {

    private static final Pattern SECRET = Pattern.compile(".*/sources/([^/]+)/protected");

    private final SignInTrail trail;
    private final ProblemWriter problems;

    Closed(SignInTrail trail, ProblemWriter problems) {
        this.trail = trail;
        this.problems = problems;
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        SignedIn user = SignedIn.of(SecurityContextHolder.getContext().getAuthentication());
        Matcher asked = SECRET.matcher(request.getRequestURI());
        if (user != null && asked.matches() && TextForm.isUuid(asked.group(1))) {
            trail.secretRefused(user.actor(), TextForm.uuid(asked.group(1)));
        }
        problems.handle(request, response, denied);
    }
}
