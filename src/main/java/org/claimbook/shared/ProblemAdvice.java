package org.claimbook.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// The one place where what a controller throws becomes HTTP.
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private final ProblemWriter writer;

    ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    /// Only the security filter knows whether somebody must sign in or may not.
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void security(RuntimeException thrown) {
        throw thrown;
    }

    /// An answer that has begun is broken off, so that nobody takes it for whole.
    @ExceptionHandler(Throwable.class)
    void write(HttpServletRequest request, HttpServletResponse response, Throwable thrown)
            throws Throwable {
        boolean begun = response.isCommitted();
        writer.write(request, response, thrown);
        if (begun) {
            throw thrown;
        }
    }
}
