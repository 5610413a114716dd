package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every address that is answered, and whom.
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTest {

    /// What anybody may read.
    private static final Set<String> OPEN =
            Set.of(
                    "/api/v1/claims",
                    "/api/v1/claims/{id}",
                    "/api/v1/claims/{id}/claim-review",
                    "/api/v1/changes",
                    "/api/v1/export/claim-reviews.json",
                    "/api/v1/feeds/claims.atom",
                    "/api/v1/feeds/corrections.atom",
                    "/v1alpha1/claims:search",
                    "/api/v1/openapi.json",
                    "/api/v1/openapi.json/swagger-config",
                    "/api/docs");

    /// What everybody who signed in keeps for themselves.
    private static final String OWN = "/api/v1/(searches|me/).*";

    record Route(HttpMethod method, String path) {

        boolean reads() {
            return method.equals(HttpMethod.GET);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Autowired private MockMvc mvc;
    @Autowired private List<RequestMappingHandlerMapping> mappings;

    @Test
    void everyRouteOverRestIsBelowApiV1OrGoogles() {
        assertThat(
                        mappings.stream()
                                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                                .filter(route -> isOurs(route.getValue()))
                                .flatMap(route -> paths(route.getKey())))
                .hasSizeGreaterThan(30)
                .allMatch(path -> path.matches("/(api/v1|v1alpha1)/.*"));
    }

    @Test
    void whatIsOpenIsThere() {
        assertThat(routes().filter(Route::reads).map(Route::path)).containsAll(OPEN);
    }

    @ParameterizedTest
    @MethodSource("reading")
    void theAnonymousReadOnlyWhatIsOpen(Route route) throws Exception {
        if (OPEN.contains(route.path())) {
            assertThat(anonymous(route).getStatus()).isNotIn(401, 403);
        } else {
            assertThatItIsAProblem(anonymous(route), 401);
        }
    }

    @ParameterizedTest
    @MethodSource("writing")
    void theAnonymousWriteNothing(Route route) throws Exception {
        assertThatItIsAProblem(anonymous(route), 401);
    }

    @ParameterizedTest
    @MethodSource("writing")
    void aReaderWritesNothingButTheirOwn(Route route) throws Exception {
        var response =
                mvc.perform(request(route.method(), address(route)).with(TestUsers.as(Role.READER)))
                        .andReturn()
                        .getResponse();
        if (route.path().matches(OWN)) {
            assertThat(response.getStatus()).isNotIn(401, 403);
        } else {
            assertThatItIsAProblem(response, 403);
        }
    }

    private Stream<Route> reading() {
        return routes().filter(Route::reads);
    }

    private Stream<Route> writing() {
        return routes().filter(route -> !route.reads());
    }

    private Stream<Route> routes() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info ->
                        paths(info)
                                .filter(path -> path.matches("/(api|v1alpha1)/.*"))
                                .flatMap(path ->
                                        methods(info).map(method -> new Route(method, path))))
                .distinct();
    }

    private static Stream<HttpMethod> methods(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream().map(RequestMethod::asHttpMethod);
    }

    private static Stream<String> paths(RequestMappingInfo info) {
        return info.getPatternValues().stream();
    }

    private static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getPackageName().startsWith("org.claimbook")
                && handler.getBeanType().isAnnotationPresent(RestController.class);
    }

    private MockHttpServletResponse anonymous(Route route) throws Exception {
        return mvc.perform(request(route.method(), address(route))).andReturn().getResponse();
    }

    private static String address(Route route) {
        return route.path().replaceAll("\\{[^}]+}", ApiTest.NOBODY);
    }

    private static void assertThatItIsAProblem(MockHttpServletResponse response, int status) {
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    }
}
