package org.claimbook.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.claimbook.shared.Forbidden;
import org.claimbook.shared.ProblemWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;

/// Tells scripts of origins that are not named that they may not call this, as a problem.
final class CorsRefusal extends DefaultCorsProcessor {

    private final ProblemWriter problems;

    CorsRefusal(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration open,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean letIn = super.processRequest(open, request, response);
        if (!letIn) {
            problems.write(
                    request, response, new Forbidden("Scripts of this origin may not call this."));
        }
        return letIn;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) {
        // it is told by whoever knows the request
    }
}
