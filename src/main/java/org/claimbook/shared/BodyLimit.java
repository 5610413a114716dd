package org.claimbook.shared;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses bodies over 6 MiB, announced or not, and encoded ones; imports and backups may be of any
/// size.
final class BodyLimit extends OncePerRequestFilter {

    private static final long MAX = 6L * 1024 * 1024;

    private final ProblemWriter writer;

    BodyLimit(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            writer.write(request, response, encoded());
        } else if (isOfAnySize(request)) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > MAX) {
            writer.write(request, response, tooLarge());
        } else {
            chain.doFilter(new Limited(request), response);
        }
    }

    private static boolean isOfAnySize(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals("/api/v1/imports")
                || path.equals("/imports")
                || path.equals("/api/v1/backup/restoration");
    }

    private static Problem encoded() {
        return Problem.of(ProblemType.UNSUPPORTED_TYPE)
                .withHeaders(Map.of(HttpHeaders.ACCEPT_ENCODING, "identity"));
    }

    private static BadRequest tooLarge() {
        return new BadRequest("too-large", "", ProblemType.TOO_LARGE.explanation());
    }

    /// Counts what is read.
    private static final class Limited extends HttpServletRequestWrapper {

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counting(super.getInputStream());
        }
    }

    /// Ends with a refusal, which no JSON parser takes for a malformed body.
    private static final class Counting extends ServletInputStream {

        private final ServletInputStream body;
        private long read;

        Counting(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = body.read(target, offset, length);
            count(Math.max(0, got));
            return got;
        }

        private void count(int more) {
            read += more;
            if (read > MAX) {
                throw tooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
