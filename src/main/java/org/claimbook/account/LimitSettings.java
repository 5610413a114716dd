package org.claimbook.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Requests in a minute of one user or token, and of one address that is not signed in.
@ConfigurationProperties("claimbook.limits")
record LimitSettings(
        @DefaultValue("1200") long client,
        @DefaultValue("300") long address,
        @DefaultValue("false") boolean loopback) {}
