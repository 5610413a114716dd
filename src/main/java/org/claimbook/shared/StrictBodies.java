package org.claimbook.shared;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/// Checks every JSON body that is a record or a list of them; throws unless the method takes
/// `Faults` and goes on.
@RestControllerAdvice
class StrictBodies extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        return StrictJsonConverter.class.isAssignableFrom(converter);
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        Faults faults = FaultsArgument.current();
        if (isChecked(body)) {
            Shape.check(body, faults);
        }
        if (!goesOn(parameter)) {
            faults.throwIfAny();
        }
        return body;
    }

    /// The body is checked already, with pointers.
    @InitBinder
    void once(WebDataBinder binder) {
        Object target = binder.getTarget();
        if (isChecked(target) && FaultsArgument.isReading()) {
            binder.replaceValidators();
        }
    }

    private static boolean isChecked(@Nullable Object body) {
        return body instanceof Record || body instanceof Collection<?>;
    }

    private static boolean goesOn(MethodParameter parameter) {
        return Arrays.asList(parameter.getExecutable().getParameterTypes()).contains(Faults.class);
    }
}
