package org.claimbook.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.claimbook.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/// The OpenID provider that people sign in at and programs bring JWTs from. It is asked what it is
/// when it is first needed, so Claimbook starts without it.
class Issuer {

    static final String REGISTRATION = "issuer";

    private final OidcSettings settings;
    private final IssuerUsers users;
    private final String publicUrl;
    private final IssuerClient client;
    private final JwtDecoder decoder;
    private final OidcUserService people;

    Issuer(OidcSettings settings, IssuerUsers users, String publicUrl) {
        this.settings = settings;
        this.users = users;
        this.publicUrl = publicUrl.isEmpty() ? "{baseUrl}" : publicUrl.replaceFirst("/+$", "");
        String audience = settings.meantFor();
        this.client = new IssuerClient(settings.timeout());
        this.decoder = new SupplierJwtDecoder(() -> decoder(settings.issuer(), audience));
        this.people = client.people();
    }

    /// Whether people can sign in with a browser.
    boolean takesPeople() {
        return settings.clientId() != null;
    }

    ClientRegistrationRepository registrations() {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration()));
    }

    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes() {
        return client.codes();
    }

    /// The user that a JWT is from.
    SignedIn user(String jwt) {
        Jwt claims = decoded(jwt);
        SignedIn user = user(claims.getSubject(), claims.getClaims());
        if (user == null) {
            throw new InvalidBearerTokenException("Nobody who may come in.");
        }
        return SignedIn.bearer(user.id(), user.getUsername(), user.actor().role(), user.client());
    }

    /// The user who has just signed in there.
    OidcUser issued(OidcUserRequest request) {
        OidcUser issued = people.loadUser(request);
        SignedIn user = user(issued.getSubject(), issued.getClaims());
        if (user == null) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.ACCESS_DENIED));
        }
        return new IssuedUser(issued, user);
    }

    private @Nullable SignedIn user(@Nullable String subject, Map<String, Object> claims) {
        Role role = settings.role(claims).orElse(null);
        return role == null || subject == null
                ? null
                : users.find(settings.issuer(), subject, settings.name(claims, subject), role)
                        .orElse(null);
    }

    private Jwt decoded(String jwt) {
        try {
            return decoder.decode(jwt);
        } catch (BadJwtException wrong) {
            throw new InvalidBearerTokenException("The token does not work.", wrong);
        } catch (JwtException | JwtDecoderInitializationException silent) {
            throw new IssuerSilent(silent);
        }
    }

    private ClientRegistration registration() {
        return ClientRegistrations.fromIssuerLocation(settings.issuer())
                .registrationId(REGISTRATION)
                .clientId(Objects.requireNonNull(settings.clientId()))
                .clientSecret(settings.clientSecret())
                .redirectUri(publicUrl + "/login/oauth2/code/" + REGISTRATION)
                .scope(settings.scopes())
                .build();
    }

    private JwtDecoder decoder(String issuer, String audience) {
        NimbusJwtDecoder decoder = client.decoder(issuer);
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        List.of(
                                JwtValidators.createDefaultWithIssuer(issuer),
                                new JwtClaimValidator<Collection<String>>(
                                        JwtClaimNames.AUD,
                                        meant -> meant != null && meant.contains(audience)))));
        return decoder;
    }
}
