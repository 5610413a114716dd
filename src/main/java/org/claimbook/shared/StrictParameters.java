package org.claimbook.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.BeanUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Refuses query parameters that a method does not declare, and values that are no text.
final class StrictParameters implements HandlerInterceptor {

    private static final DefaultParameterNameDiscoverer NAMES =
            new DefaultParameterNameDiscoverer();

    private final Map<Method, Set<String>> declared = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method)) {
            texts(request);
            if (!readsItself(method)) {
                Set<String> known =
                        declared.computeIfAbsent(method.getMethod(), _ -> declared(method));
                request.getParameterMap().keySet().forEach(name -> check(name, known));
            }
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("org.claimbook");
    }

    private static void check(String name, Set<String> known) {
        if (!known.contains(name)) {
            String detail =
                    known.isEmpty()
                            ? "There are no parameters here."
                            : "There is no such parameter here, but "
                                    + String.join(", ", known)
                                    + ".";
            throw new BadRequest("unknown-parameter", "/" + name, detail);
        }
    }

    private static void texts(HttpServletRequest request) {
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (!TextForm.isText(name)
                            || !Arrays.stream(values).allMatch(TextForm::isText)) {
                        throw new BadRequest("wrong-parameter", "/" + name, "Not text.");
                    }
                });
        Object path = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (path instanceof Map<?, ?> variables
                && !variables.values().stream().map(String::valueOf).allMatch(TextForm::isText)) {
            throw new BadRequest("bad-request", "", "The path is not text.");
        }
    }

    private static boolean readsItself(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter ->
                        Map.class.isAssignableFrom(parameter.getParameterType())
                                && parameter.hasParameterAnnotation(RequestParam.class));
    }

    private static Set<String> declared(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(method.getMethodParameters())
                .flatMap(StrictParameters::names)
                .forEach(names::add);
        return names;
    }

    private static Stream<String> names(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(NAMES);
        Class<?> type = parameter.getParameterType();
        RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
        if (named != null) {
            return Stream.of(
                    named.name().isEmpty()
                            ? String.valueOf(parameter.getParameterName())
                            : named.name());
        }
        if (type == Paging.class) {
            return Stream.of("limit", "cursor");
        }
        if (type.isRecord() && isBound(parameter)) {
            return Arrays.stream(type.getRecordComponents()).map(component -> component.getName());
        }
        return parameter.getParameterAnnotations().length == 0 && BeanUtils.isSimpleProperty(type)
                ? Stream.of(String.valueOf(parameter.getParameterName()))
                : Stream.empty();
    }

    private static boolean isBound(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(ModelAttribute.class)
                || parameter.hasParameterAnnotation(ParameterObject.class);
    }
}
