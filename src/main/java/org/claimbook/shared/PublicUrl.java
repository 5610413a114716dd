package org.claimbook.shared;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Where this application is found from outside: `claimbook.public-url`, else what the request
/// says.
@Component
public class PublicUrl {

    private final String configured;

    PublicUrl(@Value("${claimbook.public-url:}") String configured) {
        this.configured = configured.replaceFirst("/+$", "");
    }

    /// The absolute URL of a path of ours, within a request.
    public String of(String path) {
        return configured.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + path
                : configured + path;
    }

    String base(HttpServletRequest request) {
        return configured.isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(request).toUriString()
                : configured;
    }
}
