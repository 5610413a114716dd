package org.claimbook.account;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.claimbook.shared.Actor;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Right;
import org.claimbook.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// Asks at the door who may come in, before the room looks anything up. Where nobody is signed in
/// or even anonymous, no request is in hand: Claimbook itself asks, such as at its start.
final class Doorkeeper implements MethodInterceptor {

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        OpenTo open = open(call);
        if (open != null && !isLetIn(open, call.getArguments())) {
            throw new AccessDeniedException("Not for this role.");
        }
        return call.proceed();
    }

    private static @Nullable OpenTo open(MethodInvocation call) {
        Class<?> door = AopUtils.getTargetClass(Objects.requireNonNull(call.getThis()));
        Method method = AopUtils.getMostSpecificMethod(call.getMethod(), door);
        OpenTo open = AnnotatedElementUtils.findMergedAnnotation(method, OpenTo.class);
        if (open == null) {
            open = AnnotatedElementUtils.findMergedAnnotation(door, OpenTo.class);
        }
        return open;
    }

    private static boolean isLetIn(OpenTo open, @Nullable Object[] arguments) {
        Role least = open.value().least();
        if (least == null) {
            return true;
        }
        Actor actor =
                Arrays.stream(arguments)
                        .filter(Actor.class::isInstance)
                        .map(Actor.class::cast)
                        .findFirst()
                        .orElse(null);
        if (actor != null) {
            return may(actor, least, open.rights());
        }
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        SignedIn user = SignedIn.of(known);
        return known == null || (user != null && may(user.actor(), least, open.rights()));
    }

    private static boolean may(Actor actor, Role least, Right[] rights) {
        return actor.role().includes(least) && actor.rights().containsAll(List.of(rights));
    }
}
