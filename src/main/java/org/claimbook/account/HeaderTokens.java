package org.claimbook.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/// Takes tokens from the header only: addresses are kept in logs and histories (RFC 6750, 2.3). One
/// in an address is refused as any wrong one is.
final class HeaderTokens implements BearerTokenResolver {

    /// Stands for a token that was in the address; no header has it.
    static final String IN_ADDRESS = "in the address";

    private static final Pattern TOKEN =
            Pattern.compile("(^|&)access_token=|=" + Secret.SHAPE, Pattern.CASE_INSENSITIVE);

    private final DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query != null && TOKEN.matcher(query).find()) {
            return IN_ADDRESS;
        }
        return header.resolve(request);
    }
}
