package org.claimbook.shared;

import jakarta.servlet.ServletException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// What Spring, its security and the servlet container throw, in the words of the API.
final class FrameworkProblems {

    private FrameworkProblems() {}

    static Optional<Problem> of(Throwable thrown) {
        return switch (thrown) {
            case HttpMessageNotReadableException unreadable ->
                    Optional.of(Problems.of(Unreadable.refusal(unreadable)));
            case MethodArgumentTypeMismatchException mismatch -> Optional.of(mismatch(mismatch));
            case MissingServletRequestParameterException missing ->
                    Optional.of(parameter(missing.getParameterName(), "It is required."));
            case BindException bind -> Optional.of(parameters(bind));
            case HandlerMethodValidationException invalid -> Optional.of(parameters(invalid));
            case AccessDeniedException _ -> Optional.of(Problem.of(ProblemType.FORBIDDEN));
            case AuthenticationServiceException _ -> Optional.of(DatabaseProblems.tryAgain());
            case AuthenticationException _ -> Optional.of(Problem.of(ProblemType.UNAUTHORIZED));
            case RequestRejectedException _ -> Optional.of(Problem.of(ProblemType.BAD_REQUEST));
            case InvalidParameterException wrong ->
                    Optional.of(Problem.of(ProblemType.of(wrong.getErrorCode())));
            case ErrorResponse answer -> Optional.of(answer(answer));
            case ServletException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
            default -> Optional.empty();
        };
    }

    /// An id in a path that is none cannot exist; in a query it is a mistake.
    private static Problem mismatch(MethodArgumentTypeMismatchException mismatch) {
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? Problem.of(ProblemType.NOT_FOUND)
                : parameter(mismatch.getName(), "Its value cannot be used.");
    }

    private static Problem parameter(String name, String detail) {
        return Problems.of(new BadRequest("wrong-parameter", "/" + name, detail));
    }

    private static Problem parameters(BindException bind) {
        List<Fault> faults =
                bind.getFieldErrors().stream()
                        .map(error ->
                                wrong(
                                        error.getField(),
                                        error.isBindingFailure()
                                                ? null
                                                : error.getDefaultMessage()))
                        .toList();
        return Problem.of(ProblemType.WRONG_PARAMETER).with(faults);
    }

    private static Problem parameters(HandlerMethodValidationException invalid) {
        List<Fault> faults =
                invalid.getParameterValidationResults().stream()
                        .flatMap(result ->
                                result.getResolvableErrors().stream()
                                        .map(error ->
                                                wrong(
                                                        String.valueOf(
                                                                result.getMethodParameter()
                                                                        .getParameterName()),
                                                        error.getDefaultMessage())))
                        .toList();
        return Problem.of(ProblemType.WRONG_PARAMETER).with(faults);
    }

    private static Fault wrong(String name, @Nullable String detail) {
        return new Fault(
                "/" + name,
                "wrong-parameter",
                detail == null ? "Its value cannot be used." : detail);
    }

    private static Problem answer(ErrorResponse answer) {
        ProblemType type = ProblemType.of(answer.getStatusCode().value());
        Map<String, String> headers = new HashMap<>();
        answer.getHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        headers.remove(HttpHeaders.CONTENT_TYPE);
        return Problem.of(type).withHeaders(headers);
    }
}
