package org.claimbook.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives a controller the form that was sent; its `note` says why, as `Change-Note` does.
final class FormArgument implements HandlerMethodArgumentResolver {

    private final ObjectProvider<Forms> forms;

    FormArgument(ObjectProvider<Forms> forms) {
        this.forms = forms;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Form.class;
    }

    @Override
    public Form resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest http =
                Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        Form form = forms.getObject().of(http.getParameterMap());
        String note = form.own("note").strip();
        if (!RequestMark.isNote(note)) {
            form.faults().add("/note", "too-long", "A reason has at most 2,000 characters.");
        } else if (!note.isEmpty()) {
            RequestInfo known = RequestInfo.current();
            http.setAttribute(
                    RequestInfo.attribute(),
                    new RequestInfo(known.requestId(), note, known.address()));
        }
        return form;
    }
}
