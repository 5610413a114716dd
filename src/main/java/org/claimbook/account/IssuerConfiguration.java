package org.claimbook.account;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Without `claimbook.oidc.issuer` nothing of it is there.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("claimbook.oidc.issuer")
@EnableConfigurationProperties(OidcSettings.class)
class IssuerConfiguration {

    @Bean
    Issuer issuer(
            OidcSettings settings,
            IssuerUsers users,
            @Value("${claimbook.public-url:}") String publicUrl) {
        return new Issuer(settings, users, publicUrl);
    }
}
