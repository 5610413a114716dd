package org.claimbook.account;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The page to sign in, and out.
@Controller
class SignInPages {

    private final boolean issuer;

    SignInPages(ObjectProvider<Issuer> issuer) {
        this.issuer = issuer.stream().anyMatch(Issuer::takesPeople);
    }

    @GetMapping("/login")
    String signIn(@Nullable Authentication known, Model model) {
        SignedIn user = SignedIn.of(known);
        model.addAttribute("username", user == null ? null : user.getUsername());
        model.addAttribute("issuer", issuer ? Issuer.REGISTRATION : null);
        return "account/sign-in";
    }
}
