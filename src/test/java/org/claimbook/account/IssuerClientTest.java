package org.claimbook.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/// The issuer takes the call, and says nothing.
class IssuerClientTest {

    private static final IssuerClient CLIENT = new IssuerClient(Duration.ofMillis(200));
    private static final Instant NOW = Instant.parse("2024-12-19T10:00:00Z");

    private static String issuer = "";

    /// Whom the system connects, though nobody accepts them.
    @SuppressWarnings("NullAway.Init")
    private static ServerSocket hanging;

    @BeforeAll
    static void oneThatHangs() throws IOException {
        hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        issuer = "http://127.0.0.1:" + hanging.getLocalPort();
    }

    @AfterAll
    static void close() throws IOException {
        hanging.close();
    }

    @Test
    void itsDescriptionIsNotWaitedFor() {
        assertThatItGivesUp(() -> CLIENT.decoder(issuer));
    }

    @Test
    void whatACodeStandsForIsNotWaitedFor() {
        var request =
                OAuth2AuthorizationRequest.authorizationCode()
                        .authorizationUri(issuer)
                        .clientId("claimbook")
                        .redirectUri("http://claimbook.example/")
                        .build();
        var response =
                OAuth2AuthorizationResponse.success("code")
                        .redirectUri("http://claimbook.example/")
                        .build();
        assertThatItGivesUp(() ->
                CLIENT.codes()
                        .getTokenResponse(
                                new OAuth2AuthorizationCodeGrantRequest(
                                        registration(),
                                        new OAuth2AuthorizationExchange(request, response))));
    }

    @Test
    void whoHasSignedInIsNotWaitedFor() {
        var token =
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER, "token", NOW, NOW.plusSeconds(60));
        var id = OidcIdToken.withTokenValue("id").subject("somebody").build();
        assertThatItGivesUp(
                () -> CLIENT.people().loadUser(new OidcUserRequest(registration(), token, id)));
    }

    private static void assertThatItGivesUp(ThrowingCallable asking) {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(asking)
                .withRootCauseInstanceOf(SocketTimeoutException.class);
        assertThat(hanging.isClosed()).isFalse();
    }

    private static ClientRegistration registration() {
        return ClientRegistration.withRegistrationId("issuer")
                .clientId("claimbook")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://claimbook.example/")
                .authorizationUri(issuer)
                .tokenUri(issuer + "/token")
                .userInfoUri(issuer + "/userinfo")
                .userNameAttributeName("sub")
                .build();
    }
}
