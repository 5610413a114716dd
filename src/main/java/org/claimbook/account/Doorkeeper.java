package org.claimbook.account;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.claimbook.shared.Actor;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Right;
import org.claimbook.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// Asks at the door who may come in, before the room looks anything up. Where nobody is signed in
/// or even anonymous, no request is in hand: Claimbook itself asks, such as at its start.
final class Doorkeeper implements MethodInterceptor {

    private final Map<MethodClassKey, Optional<OpenTo>> known = new ConcurrentHashMap<>();

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        Optional<OpenTo> open = open(call);
        if (open.isPresent() && !isLetIn(open.get(), call.getArguments())) {
            throw new AccessDeniedException("Not for this role.");
        }
        return call.proceed();
    }

    private Optional<OpenTo> open(MethodInvocation call) {
        Class<?> door = AopUtils.getTargetClass(Objects.requireNonNull(call.getThis()));
        return known.computeIfAbsent(
                new MethodClassKey(call.getMethod(), door), _ -> open(call.getMethod(), door));
    }

    private static Optional<OpenTo> open(Method called, Class<?> door) {
        Method method = AopUtils.getMostSpecificMethod(called, door);
        return Stream.of(method, door)
                .map(place -> AnnotatedElementUtils.findMergedAnnotation(place, OpenTo.class))
                .filter(Objects::nonNull)
                .findFirst();
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
