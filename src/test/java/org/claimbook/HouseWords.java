package org.claimbook;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

/// The words that the house rules are written in.
final class HouseWords {

    static final DescribedPredicate<JavaClass> ENTITY =
            describe("are entities", type -> type.isAnnotatedWith(Entity.class));

    /// What other rooms or controllers call to read or change what is recorded. `Views` and
    /// `Reader` only read, in the transaction of whoever asks.
    static final DescribedPredicate<JavaClass> DOOR =
            describe(
                    "are doors",
                    type ->
                            type.isMetaAnnotatedWith(Component.class)
                                    && !type.isMetaAnnotatedWith(RestController.class)
                                    && !type.getPackageName().equals("org.claimbook.shared")
                                    && !type.getSimpleName().matches(".*(Views|Reader)")
                                    && (isPublic(type) || isCalledByAnApi(type)));

    static final DescribedPredicate<JavaMethod> OPEN_TO_OTHERS =
            describe(
                    "are open to others",
                    method ->
                            Stream.of(
                                            JavaModifier.PRIVATE,
                                            JavaModifier.STATIC,
                                            JavaModifier.SYNTHETIC)
                                    .noneMatch(method.getModifiers()::contains));

    static final ArchCondition<JavaMethod> NAME_NO_ENTITY =
            condition(
                    "name no entity",
                    method ->
                            Stream.concat(
                                            method
                                                    .getReturnType()
                                                    .getAllInvolvedRawTypes()
                                                    .stream(),
                                            method.getParameterTypes().stream()
                                                    .flatMap(type ->
                                                            type.getAllInvolvedRawTypes().stream()))
                                    .noneMatch(ENTITY));

    static final ArchCondition<JavaMethod> OWN_A_TRANSACTION =
            condition(
                    "own a transaction",
                    method ->
                            method.isAnnotatedWith(Transactional.class)
                                    || method.getOwner().isAnnotatedWith(Transactional.class));

    static final DescribedPredicate<JavaMethodCall> TAKES_THE_TIME_FROM_THE_MACHINE =
            calls("java\\.time\\..*", "now")
                    .and(DescribedPredicate.not(describe("of a clock", HouseWords::asksAClock)))
                    .or(calls("java.lang.System", "currentTimeMillis"))
                    .as("the time is taken from the machine");

    private HouseWords() {}

    static DescribedPredicate<JavaMethodCall> calls(String owner, String method) {
        return describe(
                "%s.%s is called".formatted(owner, method),
                call ->
                        call.getTargetOwner().getName().matches(owner)
                                && call.getName().matches(method));
    }

    static DescribedPredicate<JavaClass> anyRoomBut(String room) {
        return describe(
                "belong to another room",
                type ->
                        type.getPackageName().matches("org\\.claimbook\\.\\w+.*")
                                && !type.getPackageName().equals("org.claimbook." + room));
    }

    private static boolean asksAClock(JavaMethodCall call) {
        return call.getTarget().getRawParameterTypes().stream()
                .anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean isCalledByAnApi(JavaClass type) {
        return type.getAccessesToSelf().stream()
                .anyMatch(access -> access.getOriginOwner().isAnnotatedWith(RestController.class));
    }

    private static ArchCondition<JavaMethod> condition(String should, Predicate<JavaMethod> holds) {
        return new ArchCondition<>(should) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!holds.test(method)) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    method,
                                    "%s should %s".formatted(method.getFullName(), should)));
                }
            }
        };
    }
}
