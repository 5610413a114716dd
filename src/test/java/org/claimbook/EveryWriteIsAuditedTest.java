package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.claimbook.audit.Audit;
import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.Transactional;

/// Whatever somebody may do at a door leads to the audit, unless it only reads.
class EveryWriteIsAuditedTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.claimbook");

    /// Read without a transaction of their own: Spring Session has one, and what is still held is
    /// looked for in many.
    private static final Set<String> READS = Set.of("Sessions.list", "Traces.of");

    @Test
    void everyDoorThatWritesLeadsToTheAudit() {
        List<JavaMethod> writes =
                CLASSES.stream()
                        .filter(HouseWords.DOOR)
                        .flatMap(door -> door.getMethods().stream())
                        .filter(HouseWords.OPEN_TO_OTHERS)
                        .filter(method -> isOpenToPeople(method) && !isReadOnly(method))
                        .filter(method -> !READS.contains(name(method)))
                        .toList();
        assertThat(writes).hasSizeGreaterThan(30);
        assertThat(writes.stream().filter(method -> !leadsToTheAudit(method)))
                .extracting(EveryWriteIsAuditedTest::name)
                .isEmpty();
    }

    private static boolean leadsToTheAudit(JavaMethod start) {
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            JavaCodeUnit next = open.pop();
            if (next.getOwner().isEquivalentTo(Audit.class) && next.getName().equals("record")) {
                return true;
            }
            if (seen.add(next)) {
                called(next).forEach(open::push);
            }
        }
        return false;
    }

    /// What a method calls, and where that is an interface of ours, whoever answers for it.
    private static Stream<JavaCodeUnit> called(JavaCodeUnit caller) {
        return Stream.concat(
                        caller.getCallsFromSelf().stream()
                                .flatMap(call -> call.getTarget().resolveMember().stream()),
                        caller.getMethodReferencesFromSelf().stream()
                                .flatMap(named -> named.getTarget().resolveMember().stream()))
                .filter(method -> method.getOwner().getPackageName().startsWith("org.claimbook"))
                .flatMap(method ->
                        Stream.concat(
                                Stream.of(method),
                                method.getOwner().getAllSubclasses().stream()
                                        .flatMap(type -> type.getMethods().stream())
                                        .filter(it -> it.getName().equals(method.getName()))));
    }

    private static boolean isOpenToPeople(JavaMethod method) {
        return method.tryGetAnnotationOfType(OpenTo.class)
                .or(() -> method.getOwner().tryGetAnnotationOfType(OpenTo.class))
                .filter(open -> open.value() != Caller.ROOMS && open.value() != Caller.ANYBODY)
                .isPresent();
    }

    private static boolean isReadOnly(JavaMethod method) {
        return method.tryGetAnnotationOfType(Transactional.class)
                .or(() -> method.getOwner().tryGetAnnotationOfType(Transactional.class))
                .filter(Transactional::readOnly)
                .isPresent();
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }
}
