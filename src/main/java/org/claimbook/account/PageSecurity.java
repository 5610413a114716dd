package org.claimbook.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.ProblemWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/// Signs in who uses a browser: by a form or at the issuer, kept in a session; every form carries a
/// token against forged ones.
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    static final String SIGN_IN = "/login";

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            PasswordSignIn passwords,
            SessionUsers sessions,
            SignInTrail trail,
            ObjectProvider<Issuer> issuers,
            Buckets buckets,
            LimitSettings limits,
            Closed closed,
            ProblemWriter problems) {
        issuers.stream()
                .filter(Issuer::takesPeople)
                .forEach(issuer -> issuer(http, issuer, trail, problems));
        return http.authorizeHttpRequests(SecurityRules::pages)
                .authenticationProvider(passwords)
                .securityContext(it -> it.securityContextRepository(sessions))
                .formLogin(form ->
                        form.loginPage(SIGN_IN)
                                .successHandler((request, response, known) ->
                                        enter(request, response, known, "password", trail))
                                .failureHandler(PageSecurity::refuse))
                .logout(out ->
                        out.addLogoutHandler((_, _, known) -> leave(known, trail))
                                // nobody goes back to what the one before has read
                                .addLogoutHandler(
                                        new HeaderWriterLogoutHandler(
                                                new ClearSiteDataHeaderWriter(
                                                        ClearSiteDataHeaderWriter.Directive.CACHE)))
                                .logoutSuccessUrl(SIGN_IN + "?out"))
                // no session before somebody has signed in
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie()))
                .requestCache(it -> it.requestCache(new NullRequestCache()))
                .addFilterBefore(
                        new RateLimit(buckets, limits, problems), AuthorizationFilter.class)
                .addFilterBefore(new FileGate(closed), CsrfFilter.class)
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(
                                        (request, response, _) -> ask(request, response, problems))
                                .accessDeniedHandler((request, response, denied) ->
                                        tell(request, response, denied, closed, problems)))
                .headers(SecurityHeaders::all)
                .build();
    }

    /// Http-only, and `Secure` as the connection is; `Strict` would not come back from an issuer.
    @Bean
    CookieSerializer sessionCookie() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("claimbook");
        cookie.setSameSite("Lax");
        return cookie;
    }

    /// Spring Session takes the rows of a session for one only where they follow each other, and
    /// its own query leaves that to the plan.
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsRowByRow() {
        return sessions ->
                sessions.setListSessionsByPrincipalNameQuery(
                        """
                        select s.primary_id, s.session_id, s.creation_time, s.last_access_time,
                               s.max_inactive_interval, a.attribute_name, a.attribute_bytes
                        from %TABLE_NAME% s
                        left join %TABLE_NAME%_attributes a on a.session_primary_id = s.primary_id
                        where s.principal_name = ?
                        order by s.primary_id
                        """);
    }

    private static void issuer(
            HttpSecurity http, Issuer issuer, SignInTrail trail, ProblemWriter problems) {
        http.oauth2Login(login ->
                login.loginPage(SIGN_IN)
                        .withObjectPostProcessor(wayOut(problems))
                        .clientRegistrationRepository(issuer.registrations())
                        .authorizedClientRepository(new NoClients())
                        .tokenEndpoint(codes -> codes.accessTokenResponseClient(issuer.codes()))
                        .userInfoEndpoint(users -> users.oidcUserService(issuer::issued))
                        .successHandler((request, response, known) ->
                                enter(request, response, known, "issuer", trail))
                        .failureHandler((request, response, refused) -> {
                            trail.refusedFromIssuer();
                            refuse(request, response, refused);
                        }));
    }

    /// On the way to an issuer that cannot be asked, nobody has done anything wrong.
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> wayOut(
            ProblemWriter problems) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler((request, response, silent) ->
                        problems.write(request, response, new IssuerSilent(silent).tryAgain()));
                return filter;
            }
        };
    }

    private static void enter(
            HttpServletRequest request,
            HttpServletResponse response,
            Authentication known,
            String way,
            SignInTrail trail)
            throws IOException {
        SignedIn user = SignedIn.of(known);
        if (user != null) {
            trail.signedIn(user.actor(), way);
        }
        if (KeptForm.isIn(request)) {
            KeptForm.showAgain(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + KeptForm.place(request));
        }
    }

    private static void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refused)
            throws IOException {
        String why = refused instanceof TooManyTries ? "wait" : "failed";
        if (KeptForm.isIn(request)) {
            KeptForm.askAgain(request, response, why);
        } else {
            String to = KeptForm.place(request);
            response.sendRedirect(
                    request.getContextPath()
                            + SIGN_IN
                            + "?"
                            + why
                            + (to.equals("/") ? "" : "&to=" + KeptForm.encoded(to)));
        }
    }

    private static void leave(@Nullable Authentication known, SignInTrail trail) {
        SignedIn user = SignedIn.of(known);
        if (user != null) {
            trail.signedOut(user.actor());
        }
    }

    private static CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository cookie = new CookieCsrfTokenRepository();
        cookie.setCookieCustomizer(it -> it.sameSite("Lax").httpOnly(true));
        return cookie;
    }

    /// Whoever is not signed in, or no longer: a page is opened after signing in, a form is kept
    /// until then. What is closed to everybody is not there.
    private static void ask(
            HttpServletRequest request, HttpServletResponse response, ProblemWriter problems)
            throws IOException {
        if (!SecurityRules.isPlace(request)) {
            problems.write(request, response, nothingThere());
        } else if (request.getMethod().equals("GET")) {
            response.sendRedirect(
                    request.getContextPath()
                            + SIGN_IN
                            + "?to="
                            + KeptForm.encoded(KeptForm.address(request)));
        } else {
            KeptForm.keep(request, response, HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    /// A form of ours whose token is of an earlier session is kept; one of another site is told.
    private static void tell(
            HttpServletRequest request,
            HttpServletResponse response,
            AccessDeniedException denied,
            Closed closed,
            ProblemWriter problems)
            throws IOException {
        if (denied instanceof CsrfException && KeptForm.isOurs(request)) {
            KeptForm.keep(request, response, HttpServletResponse.SC_FORBIDDEN);
        } else if (denied instanceof CsrfException || SecurityRules.isPlace(request)) {
            closed.handle(request, response, denied);
        } else {
            problems.write(request, response, nothingThere());
        }
    }

    private static NotFound nothingThere() {
        return new NotFound("There is nothing at this address.");
    }
}
