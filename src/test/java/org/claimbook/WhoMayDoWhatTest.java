package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Right;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every route and every door, and who may call it: what is, against the table in the repository,
/// so that nobody forgets to decide.
@DatabaseTest
class WhoMayDoWhatTest {

    private static final Path TABLE = Path.of("src/docs/who-may-do-what.md");
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.claimbook");

    @Autowired private MockMvc mvc;
    @Autowired private JdbcClient database;
    @Autowired private List<RequestMappingHandlerMapping> mappings;

    @Test
    void theTableSaysWhoMayCallEachRouteAndEachDoor() throws Exception {
        TestUsers.record(database);
        String found =
                """
                # Who may do what

                Each includes those after it: `ANYBODY READER EDITOR REVIEWER ADMIN`. Found by asking every route as each of them, and
                on the doors as `@OpenTo` says; `ROOMS` is for other rooms only, as part of what was asked at a door of theirs.
                After a `+` stands a right that is given by name, which no role includes.
                After a decision, `mvn test -Dtest=WhoMayDoWhatTest -Dclaimbook.table=write` renews it.

                | route | least |
                |---|---|
                %s

                | door | least |
                |---|---|
                %s
                """
                        .formatted(routes(), doors());
        if ("write".equals(System.getProperty("claimbook.table"))) {
            Files.writeString(TABLE, found);
        }
        assertThat(Files.exists(TABLE) ? Files.readString(TABLE) : "")
                .as("%s: who may call what is new or changed?", TABLE)
                .isEqualTo(found);
    }

    @Test
    void everyDoorSaysWhomItIsOpenTo() {
        assertThat(doorMethods())
                .hasSizeGreaterThan(60)
                .allSatisfy(
                        method -> assertThat(openTo(method)).as(method.getFullName()).isPresent());
    }

    @Test
    void noControllerTakesADoorThatIsForRooms() {
        assertThat(
                        CLASSES.stream()
                                .filter(type -> type.isAnnotatedWith(RestController.class))
                                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                                .flatMap(call -> call.getTarget().resolveMember().stream())
                                .filter(method ->
                                        openTo(method).filter("ROOMS"::equals).isPresent()))
                .isEmpty();
    }

    private String doors() {
        return doorMethods()
                .map(method ->
                        "| `%s.%s(%s)` | %s |"
                                .formatted(
                                        method.getOwner().getSimpleName(),
                                        method.getName(),
                                        method.getRawParameterTypes().stream()
                                                .map(JavaClass::getSimpleName)
                                                .collect(Collectors.joining(", ")),
                                        openTo(method).orElse("?")))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static Stream<JavaMethod> doorMethods() {
        return CLASSES.stream()
                .filter(HouseWords.DOOR)
                .flatMap(door -> door.getMethods().stream())
                .filter(HouseWords.OPEN_TO_OTHERS);
    }

    private static Optional<String> openTo(JavaMethod method) {
        return method.tryGetAnnotationOfType(OpenTo.class)
                .or(() -> method.getOwner().tryGetAnnotationOfType(OpenTo.class))
                .map(open -> named(open.value().name(), open.rights()));
    }

    private static String named(String least, Right... rights) {
        return Stream.concat(Stream.of(least), Stream.of(rights).map(Right::name))
                .collect(Collectors.joining(" + "));
    }

    private String routes() throws Exception {
        List<String> lines =
                mappings.stream()
                        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                        .flatMap(WhoMayDoWhatTest::routes)
                        .distinct()
                        .sorted()
                        .toList();
        StringBuilder table = new StringBuilder();
        for (String line : lines) {
            String[] route = line.split(" ", 2);
            table.append(
                    "| `%s %s` | %s |\n".formatted(route[1], route[0], least(route[1], route[0])));
        }
        return table.toString().strip();
    }

    /// Path first, so that a resource's methods stand together.
    private static Stream<String> routes(RequestMappingInfo info) {
        return info.getPatternValues().stream()
                .flatMap(path ->
                        info.getMethodsCondition().getMethods().stream()
                                .map(RequestMethod::name)
                                .map(method -> path + " " + method));
    }

    private String least(String method, String path) throws Exception {
        if (isLetIn(request(HttpMethod.valueOf(method), address(path)), path)) {
            return "ANYBODY";
        }
        for (Right[] rights : List.of(new Right[0], Right.values())) {
            for (Role role : Role.values()) {
                if (isLetIn(
                        request(HttpMethod.valueOf(method), address(path))
                                .with(TestUsers.as(role, rights)),
                        path)) {
                    return named(role.name(), rights);
                }
            }
        }
        return "no role";
    }

    /// Outside of the API, what is closed is as good as not there.
    private boolean isLetIn(MockHttpServletRequestBuilder request, String path) throws Exception {
        MockHttpServletResponse answer =
                mvc.perform(path.startsWith("/api") ? request : request.with(csrf()))
                        .andReturn()
                        .getResponse();
        int status = answer.getStatus();
        boolean asksToSignIn = String.valueOf(answer.getRedirectedUrl()).startsWith("/login?");
        return path.startsWith("/api")
                ? status != 401 && status != 403
                : status != 401
                        && status != 403
                        && !asksToSignIn
                        && (status != 404 || path.contains("{"));
    }

    private static String address(String path) {
        return path.replaceAll("\\{[^}]+}", ApiTest.NOBODY);
    }
}
