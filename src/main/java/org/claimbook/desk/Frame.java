package org.claimbook.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Languages;
import org.claimbook.shared.Right;
import org.claimbook.shared.Role;
import org.claimbook.shared.ScreenController;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// What stands around every screen: where one can go, who is signed in, which languages there are.
@ControllerAdvice(annotations = ScreenController.class)
class Frame {

    /// A place in the navigation; its word is `frame.place.<name>`.
    record Place(String name, String path, boolean current) {}

    record Language(String tag, String name, String address, boolean current) {}

    private static final List<String> PUBLIC = List.of("claims");
    private static final List<String> OURS =
            List.of("desk", "claims", "reports", "sources", "measures", "topics", "imports");

    @ModelAttribute("me")
    @Nullable Actor me(@Nullable Actor actor) {
        return actor;
    }

    /// Whether whoever looks may write.
    @ModelAttribute("editor")
    boolean editor(@Nullable Actor actor) {
        return actor != null && actor.role().includes(Role.EDITOR);
    }

    @ModelAttribute("reviewer")
    boolean reviewer(@Nullable Actor actor) {
        return actor != null && actor.role().includes(Role.REVIEWER);
    }

    @ModelAttribute("admin")
    boolean admin(@Nullable Actor actor) {
        return actor != null && actor.role().includes(Role.ADMIN);
    }

    /// Whether whoever looks may know who confidential sources are.
    @ModelAttribute("confidant")
    boolean confidant(@Nullable Actor actor) {
        return actor != null && actor.rights().contains(Right.SEE_CONFIDENTIAL);
    }

    /// Where to come back to after signing in.
    @ModelAttribute("there")
    String there(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getServletPath() + (query == null ? "" : "?" + query);
    }

    @ModelAttribute("places")
    List<Place> places(HttpServletRequest request, @Nullable Actor actor) {
        String here = request.getServletPath();
        return places(actor).stream()
                .map(name -> {
                    String path = name.equals("desk") ? "/" : "/" + name;
                    boolean current =
                            here.equals(path) || (path.length() > 1 && here.startsWith(path + "/"));
                    return new Place(name, path, current);
                })
                .toList();
    }

    private static List<String> places(@Nullable Actor actor) {
        if (actor == null) {
            return PUBLIC;
        }
        return actor.role() == Role.ADMIN
                ? Stream.concat(OURS.stream(), Stream.of("admin")).toList()
                : OURS;
    }

    @ModelAttribute("languages")
    List<Language> languages(HttpServletRequest request, Locale locale) {
        String here = withoutLanguage(request);
        return Languages.ALL.stream()
                .map(language ->
                        new Language(
                                language.toLanguageTag(),
                                language.getDisplayLanguage(language),
                                here + "lang=" + language.toLanguageTag(),
                                language.getLanguage().equals(locale.getLanguage())))
                .toList();
    }

    /// This address, open for one more parameter.
    private static String withoutLanguage(HttpServletRequest request) {
        String query = request.getQueryString();
        String others =
                query == null ? "" : query.replaceAll("(^|&)lang=[^&]*", "").replaceFirst("^&", "");
        return request.getServletPath() + "?" + (others.isEmpty() ? "" : others + "&");
    }
}
