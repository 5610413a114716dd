package org.claimbook.desk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every page that there is, as the controllers declare them: whoever adds one need not tell.
final class Screens {

    /// What pages ask for after they are there, and files.
    static final Set<String> PARTS =
            Set.of(
                    "/admin/backup",
                    "/claims/counts",
                    "/claims/export.csv",
                    "/claims/export.jsonl",
                    "/claims/options",
                    "/claims/queue",
                    "/claims/similar",
                    "/imports/{id}/failed",
                    "/measures/options",
                    "/reports/known",
                    "/robots.txt",
                    "/sitemap-claims.xml",
                    "/sitemap-reports.xml",
                    "/sitemap-sources.xml",
                    "/sitemap.xml",
                    "/sources/counts",
                    "/sources/options",
                    "/statuses.css");

    private static final Pattern VARIABLE = Pattern.compile("([\\w-]+)/\\{\\w+}");

    private final Set<String> patterns = new TreeSet<>();

    Screens(List<RequestMappingHandlerMapping> mappings) {
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(route -> isScreen(route.getValue()))
                .filter(route ->
                        route.getKey()
                                .getMethodsCondition()
                                .getMethods()
                                .contains(RequestMethod.GET))
                .forEach(route -> patterns.addAll(route.getKey().getPatternValues()));
    }

    /// Whole pages.
    List<String> pages() {
        return patterns.stream().filter(pattern -> !PARTS.contains(pattern)).toList();
    }

    Set<String> all() {
        return patterns;
    }

    /// With the ids of things in their places, by the word before them.
    static String filled(String pattern, Map<String, String> ids) {
        return VARIABLE.matcher(pattern)
                .replaceAll(place -> place.group(1) + "/" + known(place.group(1), ids));
    }

    static String name(String pattern) {
        return "every" + pattern.replaceAll("[{}]", "").replace('/', '-');
    }

    private static String known(String what, Map<String, String> ids) {
        String id = ids.get(what);
        if (id == null) {
            throw new IllegalArgumentException("An id is missing for " + what);
        }
        return id;
    }

    private static boolean isScreen(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("org.claimbook")
                && !method.getBeanType().isAnnotationPresent(RestController.class);
    }
}
