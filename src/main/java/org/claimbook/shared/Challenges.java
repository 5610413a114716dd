package org.claimbook.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/// Says in `WWW-Authenticate` how to sign in (RFC 7617), or what is wrong with the token that was
/// sent (RFC 6750).
final class Challenges {

    private static final String BASIC = "Basic realm=\"Claimbook\", charset=\"UTF-8\"";
    private static final String BEARER = "Bearer realm=\"Claimbook\"";

    private Challenges() {}

    static void write(HttpServletRequest request, HttpServletResponse response, ProblemType type) {
        boolean bearer = sendsToken(request);
        if (type == ProblemType.UNAUTHORIZED && bearer) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER + ", error=\"invalid_token\"");
        } else if (type == ProblemType.UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER);
        } else if (type == ProblemType.FORBIDDEN && bearer) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, BEARER + ", error=\"insufficient_scope\"");
        }
    }

    private static boolean sendsToken(HttpServletRequest request) {
        String sent = request.getHeader(HttpHeaders.AUTHORIZATION);
        return sent != null && sent.regionMatches(true, 0, "Bearer", 0, 6);
    }
}
