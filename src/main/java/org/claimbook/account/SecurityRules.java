package org.claimbook.account;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.claimbook.shared.Right;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/// Who may call what: the first line that fits decides, and each role includes the lesser ones.
/// Below `/api` the last lines ask for a role on every URL, there or not, so that only those who
/// may read learn that nothing is there (404).
final class SecurityRules {

    private static final String ROOMS =
            "claims|reports|sources|measures|topics|imports|rating-labels|searches|desk|account|admin";
    private static final String[] PLACES =
            Stream.of(ROOMS.split("[|]", -1))
                    .map(room -> "/" + room + "/**")
                    .toArray(String[]::new);
    private static final String READER = "READER";
    private static final String EDITOR = "EDITOR";
    private static final String REVIEWER = "REVIEWER";
    private static final String ADMIN = "ADMIN";

    /// What identifies a confidential source.
    private static final String PROTECTED = "/api/v1/sources/*/protected";

    private SecurityRules() {}

    static void api(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    on) {
        var v1 = "/api/v1";
        // what Google's clients ask; a wrong method is told so, by whoever answers
        on.requestMatchers("/v1alpha1/**").permitAll();
        // whether it is well; why not, its endpoint tells to administrators only
        on.requestMatchers("/actuator/health/**").permitAll();
        on.requestMatchers(v1 + "/users/**", v1 + "/webhooks/**", v1 + "/audit/**").hasRole(ADMIN);
        on.requestMatchers(v1 + "/backup/**").access(inPerson(ADMIN));
        on.requestMatchers(PUT, PROTECTED).access(confidants(EDITOR));
        on.requestMatchers(PROTECTED).access(confidants(READER));
        on.requestMatchers(POST, v1 + "/tokens").access(inPerson(EDITOR));
        on.requestMatchers(v1 + "/tokens/**").hasRole(EDITOR);
        // everybody keeps searches of their own
        on.requestMatchers(v1 + "/searches/**").hasRole(READER);
        on.requestMatchers(PUT, v1 + "/me/password").access(inPerson(READER));
        on.requestMatchers(v1 + "/me/**").hasRole(READER);

        on.requestMatchers(DELETE, v1 + "/claims/*", v1 + "/reports/*", v1 + "/sources/*")
                .hasRole(ADMIN);
        on.requestMatchers(POST, v1 + "/sources/*/merge").hasRole(ADMIN);
        on.requestMatchers(PATCH, v1 + "/statuses/**").hasRole(ADMIN);
        on.requestMatchers(POST, v1 + "/claims/*/verifications/*/sign-off").hasRole(REVIEWER);
        on.requestMatchers(v1 + "/claims/*/publication").hasRole(REVIEWER);
        on.requestMatchers(GET, v1 + "/imports/*/failed").hasRole(EDITOR);
        on.requestMatchers(POST, "/api/**").hasRole(EDITOR);
        on.requestMatchers(PUT, "/api/**").hasRole(EDITOR);
        on.requestMatchers(PATCH, "/api/**").hasRole(EDITOR);
        on.requestMatchers(DELETE, "/api/**").hasRole(EDITOR);

        on.requestMatchers(
                        v1 + "/claims",
                        v1 + "/claims/{id:[0-9a-fA-F-]{36}}",
                        v1 + "/claims/*/claim-review",
                        v1 + "/feeds/*",
                        v1 + "/export/claim-reviews.json",
                        v1 + "/changes")
                .permitAll();
        on.requestMatchers(v1 + "/openapi.json/**", "/api/docs/**", "/api/swagger-ui/**")
                .permitAll();
        on.anyRequest().hasRole(READER);
    }

    static void pages(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    on) {
        on.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll();
        on.requestMatchers("/favicon*.svg", "/claimbook*.css", "/claimbook*.js", "/statuses.css")
                .permitAll();
        on.requestMatchers("/webjars/htmx.org/**", "/problems/**", PageSecurity.SIGN_IN)
                .permitAll();
        on.requestMatchers(GET, "/sitemap*.xml", "/robots.txt").permitAll();
        on.requestMatchers(
                        GET,
                        "/",
                        "/claims",
                        "/claims/counts",
                        "/claims/{id:[0-9a-fA-F-]{36}}",
                        "/claims/queue",
                        "/reports/{id:[0-9a-fA-F-]{36}}",
                        "/sources/{id:[0-9a-fA-F-]{36}}")
                .permitAll();
        on.requestMatchers("/account/tokens/**").hasRole(EDITOR);
        on.requestMatchers("/account/**", "/searches/**", "/desk/**").hasRole(READER);
        on.requestMatchers("/admin/**").hasRole(ADMIN);
        on.requestMatchers(POST, "/sources/*/protected").access(confidants(EDITOR));
        on.requestMatchers("/sources/*/protected").access(confidants(READER));
        on.requestMatchers("/sources/*/concealment").hasRole(EDITOR);
        on.requestMatchers("/claims/*/publication/**", "/claims/*/verifications/*/sign-off")
                .hasRole(REVIEWER);
        on.requestMatchers("/sources/*/merge", "/*/*/deletion").hasRole(ADMIN);
        on.requestMatchers("/*/new", "/*/*/edit", "/*/*/*/new", "/*/*/*/*/edit").hasRole(EDITOR);
        on.requestMatchers(GET, "/imports/*/failed").hasRole(EDITOR);
        on.requestMatchers("/claims/*/merge", "/claims/*/appearances/*/withdrawal").hasRole(EDITOR);
        on.requestMatchers("/reports/*/sentences").hasRole(EDITOR);
        on.requestMatchers(POST, PLACES).hasRole(EDITOR);
        on.requestMatchers(GET, PLACES).hasRole(READER);
        on.anyRequest().denyAll();
    }

    /// Whether there are pages for some people at such an address, be there one or not.
    static boolean isPlace(HttpServletRequest request) {
        return KeptForm.path(request).matches("/(" + ROOMS + ")(/.*)?");
    }

    /// Not with a token: one that got into other hands must not outlive its end by making others,
    /// nor by what it takes along.
    private static AuthorizationManager<RequestAuthorizationContext> inPerson(String role) {
        return AuthorizationManagers.allOf(
                least(role),
                AuthorizationManagers.not(
                        AuthorityAuthorizationManager.hasAuthority(SignedIn.BEARER)));
    }

    private static AuthorizationManager<RequestAuthorizationContext> confidants(String role) {
        return AuthorizationManagers.allOf(
                least(role),
                AuthorityAuthorizationManager.hasAuthority(Right.SEE_CONFIDENTIAL.name()));
    }

    private static AuthorizationManager<RequestAuthorizationContext> least(String role) {
        AuthorityAuthorizationManager<RequestAuthorizationContext> least =
                AuthorityAuthorizationManager.hasRole(role);
        least.setRoleHierarchy(SecurityConfiguration.ROLES);
        return least;
    }
}
