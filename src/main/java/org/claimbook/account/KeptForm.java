package org.claimbook.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// A form that was sent by somebody who is no longer signed in: the page to sign in carries what
/// was typed, and shows it again afterwards. The server keeps nothing.
///
/// @param to where it was sent
/// @param fields what was typed, name and value
public record KeptForm(String to, List<Field> fields) {

    /// One value of a form.
    public record Field(String name, String value) {}

    static final String ATTRIBUTE = KeptForm.class.getName();
    static final String ASK = "/login/kept";
    static final String SHOW = "/login/again";
    static final String WHY = "why";
    private static final Set<String> NEVER =
            Set.of("_csrf", "username", "password", "again", "/password", "/current");

    /// Answers with the page to sign in, what was typed in it.
    static void keep(HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        List<Field> fields =
                request.getParameterMap().entrySet().stream()
                        .filter(field -> !NEVER.contains(field.getKey().split("#", 2)[0]))
                        .flatMap(field ->
                                Arrays.stream(field.getValue())
                                        .map(value -> new Field(field.getKey(), value)))
                        .toList();
        response.setStatus(status);
        show(new KeptForm(path(request), fields), ASK, request, response);
    }

    /// Whether the page to sign in carried one.
    static boolean isIn(HttpServletRequest request) {
        return request.getParameter("kept") != null && isLocal(request.getParameter("to"));
    }

    static void showAgain(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(carried(request), SHOW, request, response);
    }

    static void askAgain(HttpServletRequest request, HttpServletResponse response, String why)
            throws IOException {
        request.setAttribute(WHY, why);
        show(carried(request), ASK, request, response);
    }

    /// Where to go after signing in.
    static String place(HttpServletRequest request) {
        String to = request.getParameter("to");
        return to != null && isLocal(to) ? to : "/";
    }

    /// Path and query of a request.
    static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return path(request) + (query == null ? "" : "?" + query);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Whether a page of ours sent it, as browsers tell since 2023 (Fetch Metadata).
    static boolean isOurs(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                && SecurityRules.isPlace(request);
    }

    /// In one line, for the page to sign in.
    public String kept() {
        return fields.stream()
                .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
                .collect(Collectors.joining("&"));
    }

    private static KeptForm carried(HttpServletRequest request) {
        List<Field> fields =
                Stream.of(request.getParameter("kept").split("&", -1))
                        .map(pair -> pair.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .map(pair -> new Field(decoded(pair[0]), decoded(pair[1])))
                        .toList();
        return new KeptForm(request.getParameter("to"), fields);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /// Nobody is led to another site.
    private static boolean isLocal(@Nullable String to) {
        return to != null
                && to.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*|/")
                && UriComponentsBuilder.fromUriString(to).build().getHost() == null;
    }

    private static void show(
            KeptForm form, String page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(ATTRIBUTE, form);
        try {
            request.getRequestDispatcher(page).forward(request, response);
        } catch (ServletException unshown) {
            throw new IOException(unshown);
        }
    }
}
