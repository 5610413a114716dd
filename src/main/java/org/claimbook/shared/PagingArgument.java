package org.claimbook.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Reads `limit` and `cursor`.
final class PagingArgument implements HandlerMethodArgumentResolver {

    private final Cursors cursors;
    private final PublicUrl url;

    PagingArgument(Cursors cursors, PublicUrl url) {
        this.cursors = cursors;
        this.url = url;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Paging resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest http =
                Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        String path = http.getRequestURI().substring(http.getContextPath().length());
        ListUrl list = new ListUrl(url.base(http), path, http.getParameterMap());
        String cursor = single(http, "cursor");
        return new Paging(
                limit(single(http, "limit")),
                cursor == null ? null : cursors.read(list.binding(), cursor),
                list,
                cursors);
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return Paging.DEFAULT;
        }
        if (!text.matches("0*[1-9][0-9]*")) {
            throw new BadRequest("wrong-parameter", "/limit", "A whole number from 1 to 200.");
        }
        String digits = text.replaceFirst("^0+", "");
        return digits.length() > 3 ? Paging.MAX : Math.min(Paging.MAX, Integer.parseInt(digits));
    }

    private static @Nullable String single(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values != null && values.length > 1) {
            throw new BadRequest("wrong-parameter", "/" + name, "It can be said once.");
        }
        return values == null ? null : values[0];
    }
}
