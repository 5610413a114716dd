package org.claimbook.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.databind.json.JsonMapper;

/// Writes every refusal as `application/problem+json` (RFC 9457), for controllers, filters and
/// security alike.
@Component
public class ProblemWriter
        implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

    private final Problems problems;
    private final PublicUrl url;
    private final JsonMapper json;

    private record Body(
            String type,
            String title,
            int status,
            String detail,
            String instance,
            String code,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GuardFailed.Guard> guards,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> ids) {}

    ProblemWriter(Problems problems, PublicUrl url, JsonMapper json) {
        this.problems = problems;
        this.url = url;
        this.json = json;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException thrown)
            throws IOException {
        write(request, response, thrown);
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException thrown)
            throws IOException {
        write(request, response, thrown);
    }

    @Override
    public void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            RequestRejectedException thrown)
            throws IOException {
        write(request, response, thrown);
    }

    /// Answers what was thrown; what is our own fault goes to the log, never to the client. That a
    /// client went away before it had its answer is nobody's.
    public void write(HttpServletRequest request, HttpServletResponse response, Throwable thrown)
            throws IOException {
        if (thrown instanceof Merged merged && leadsOn(request, response, merged)) {
            return;
        }
        Problem problem = problems.of(thrown);
        if (problem.type() == ProblemType.INTERNAL) {
            if (!DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
                LOG.error("Request {} failed", requestId(request), thrown);
            }
        } else if (problem.type() == ProblemType.TRY_AGAIN) {
            LOG.warn("Request {} is to be tried again: {}", requestId(request), thrown.getClass());
        } else if (problem.type() == ProblemType.STORAGE) {
            LOG.error(
                    "Request {}: the disk of the database cannot be written to",
                    requestId(request));
        }
        write(request, response, problem);
    }

    /// Answers 429 to somebody who asks too often; the wait is in seconds.
    public void tooMany(HttpServletRequest request, HttpServletResponse response, long wait)
            throws IOException {
        Map<String, String> headers = Map.of(HttpHeaders.RETRY_AFTER, Long.toString(wait));
        write(request, response, Problem.of(ProblemType.TOO_MANY_REQUESTS).withHeaders(headers));
    }

    void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.type().status());
        headers(response, problem);
        if (GoogleError.isAskedFor(request)) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        }
        Challenges.write(request, response, problem.type());
        if (isForPeople(request)) {
            ProblemPages.show(request, response, problem, instance(requestId(request)));
            return;
        }
        byte[] body =
                json.writeValueAsBytes(
                        GoogleError.isAskedFor(request)
                                ? GoogleError.of(problem)
                                : body(request, problem));
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IllegalStateException _) { // a template has taken the writer
            response.getWriter().write(new String(body, StandardCharsets.UTF_8));
        }
    }

    /// Leads whoever reads to the same address below what it was merged into (308).
    private boolean leadsOn(
            HttpServletRequest request, HttpServletResponse response, Merged merged) {
        String path = request.getRequestURI();
        String place =
                Arrays.stream(path.split("/", -1))
                        .map(part -> names(part, merged.id()) ? merged.into().toString() : part)
                        .collect(Collectors.joining("/"));
        if (place.equals(path) || !List.of("GET", "HEAD").contains(request.getMethod())) {
            return false;
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.setStatus(HttpServletResponse.SC_PERMANENT_REDIRECT);
        response.setHeader(HttpHeaders.LOCATION, url.base(request) + place + query);
        return true;
    }

    private static boolean names(String part, UUID id) {
        return TextForm.isUuid(part) && TextForm.uuid(part).equals(id);
    }

    /// A browser that asked for a page gets one.
    private static boolean isForPeople(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return !RequestMark.isApi(request)
                && !GoogleError.isAskedFor(request)
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static void headers(HttpServletResponse response, Problem problem) {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.ETAG, null);
        response.setHeader(HttpHeaders.LOCATION, null);
        problem.headers().forEach(response::setHeader);
    }

    private Body body(HttpServletRequest request, Problem problem) {
        ProblemType type = problem.type();
        return new Body(
                url.base(request) + "/problems/" + type.code(),
                type.title(),
                type.status(),
                problem.detail(),
                instance(requestId(request)),
                problem.code(),
                problem.errors(),
                problem.guards(),
                problem.ids());
    }

    private static String requestId(HttpServletRequest request) {
        Object info = request.getAttribute(RequestInfo.attribute());
        String id = info instanceof RequestInfo known ? known.requestId() : null;
        return id == null ? UUID.randomUUID().toString() : id;
    }

    private static String instance(String id) {
        return TextForm.isUuid(id) ? "urn:uuid:" + id : id;
    }
}
