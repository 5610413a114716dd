package org.claimbook.account;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/// A real OpenID provider (Spring Authorization Server) on a port of its own, with people and
/// programs of each kind.
@TestConfiguration(proxyBeanMethods = false)
@EnableWebSecurity
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
class TestIssuer {

    static final String CALLBACK = "http://claimbook.example/login/oauth2/code/issuer";
    static final String PASSWORD = "of the issuer";

    /// Which roles each has there.
    private static final Map<String, List<String>> ROLES =
            Map.of(
                    "mia", List.of("desk-chiefs", "lunch"),
                    "admin", List.of("desk"),
                    "guest", List.of("lunch"),
                    "robot", List.of("desk"),
                    "stranger", List.of("desk"));

    static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(TestIssuer.class)
                .properties(
                        "spring.datasource.url=unused",
                        "server.port=0",
                        "spring.main.banner-mode=off")
                .run();
    }

    static String url(ConfigurableApplicationContext issuer) {
        return "http://127.0.0.1:" + issuer.getEnvironment().getProperty("local.server.port");
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) {
        OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(server, it -> it.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                .exceptionHandling(it ->
                        it.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain form(HttpSecurity http) {
        return http.authorizeHttpRequests(all -> all.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(
                List.of("mia", "admin", "guest").stream()
                        .map(name ->
                                User.withUsername(name)
                                        .password("{noop}" + PASSWORD)
                                        .roles("X")
                                        .build())
                        .toList());
    }

    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(
                client("claimbook")
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri(CALLBACK)
                        .scope("openid")
                        .scope("profile")
                        .build(),
                client("robot")
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .build(),
                client("guest")
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .build(),
                client("stranger")
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .build());
    }

    private static RegisteredClient.Builder client(String name) {
        return RegisteredClient.withId(UUID.randomUUID().toString())
                .clientId(name)
                .clientSecret("{noop}of " + name);
    }

    /// Tokens are meant for Claimbook, but those of the stranger.
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return token -> {
            Authentication who = token.getPrincipal();
            String name = who == null ? "" : who.getName();
            token.getClaims()
                    .claim("roles", ROLES.getOrDefault(name, List.of()))
                    .claim("preferred_username", name);
            if (!name.equals("stranger")) {
                token.getClaims().audience(List.of("claimbook"));
            }
        };
    }

    @Bean
    JWKSource<SecurityContext> keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        return new ImmutableJWKSet<>(
                new JWKSet(
                        new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                                .privateKey(pair.getPrivate())
                                .keyID("1")
                                .build()));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder().build();
    }
}
