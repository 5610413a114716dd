package org.claimbook.shared;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Marks a request with its id and the editor's note, and keeps answers out of shared caches.
final class RequestMark extends OncePerRequestFilter {

    private static final String ID = "X-Request-Id";
    private static final String NOTE = "Change-Note";
    private static final int NOTE_MAX = 2000;

    private final ProblemWriter writer;

    RequestMark(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = id(request.getHeader(ID));
        String note = utf8(request.getHeader(NOTE));
        String address = address(request);
        request.setAttribute(RequestInfo.attribute(), new RequestInfo(id, null, address));
        response.setHeader(ID, id);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        try (var _ = MDC.putCloseable("requestId", id)) {
            if (note != null && !isNote(note)) {
                writer.write(request, response, wrongNote());
                return;
            }
            request.setAttribute(RequestInfo.attribute(), new RequestInfo(id, note, address));
            proceed(request, response, chain);
        }
    }

    /// Answers what no controller saw: the container's way to an error page would look up again
    /// whose session it is, which is what may have failed.
    private void proceed(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException thrown) {
            if (response.isCommitted()) {
                throw thrown; // half an answer is not to look like a whole one
            }
            writer.write(request, response, thrown);
        }
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    private static String id(@Nullable String sent) {
        return sent != null && sent.matches("[A-Za-z0-9._:-]{1,128}")
                ? sent
                : UUID.randomUUID().toString();
    }

    /// A proxy that is trusted may still say anything.
    private static String address(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        return address.matches("[0-9A-Za-z.:%]{1,100}") ? address : "unknown";
    }

    static boolean isNote(String note) {
        return note.codePointCount(0, note.length()) <= NOTE_MAX
                && note.codePoints().noneMatch(Character::isISOControl)
                && TextForm.isText(note);
    }

    private static BadRequest wrongNote() {
        return new BadRequest(
                "wrong-header",
                "",
                "A Change-Note has at most 2,000 characters, and no control characters.");
    }

    /// Tomcat reads headers as Latin-1, clients send UTF-8.
    private static @Nullable String utf8(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        try {
            byte[] sent = header.getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sent)).toString();
        } catch (CharacterCodingException _) {
            return header;
        }
    }
}
