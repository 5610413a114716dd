package org.claimbook.account;

import jakarta.servlet.http.HttpServletRequest;
import org.claimbook.shared.ScreenController;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/// The page to sign in, and out.
@ScreenController
class SignInPages {

    private final boolean issuer;

    SignInPages(ObjectProvider<Issuer> issuer) {
        this.issuer = issuer.stream().anyMatch(Issuer::takesPeople);
    }

    @GetMapping("/login")
    String signIn(@Nullable Authentication known, HttpServletRequest request, Model model) {
        SignedIn user = SignedIn.of(known);
        model.addAttribute("username", user == null ? null : user.getUsername());
        model.addAttribute("why", why(request));
        model.addAttribute("to", KeptForm.place(request));
        model.addAttribute("issuer", issuer ? Issuer.REGISTRATION : null);
        return "account/sign-in";
    }

    /// Reached by a forward only: nobody else has the attribute.
    @RequestMapping(path = KeptForm.ASK, method = RequestMethod.POST)
    String kept(
            @RequestAttribute("org.claimbook.account.KeptForm") KeptForm kept,
            @RequestAttribute(name = KeptForm.WHY, required = false) @Nullable String why,
            @Nullable Authentication known,
            Model model) {
        if (SignedIn.of(known) != null) {
            return again(kept, model);
        }
        model.addAttribute("kept", kept);
        model.addAttribute("why", why);
        model.addAttribute("to", kept.to());
        return "account/sign-in";
    }

    @RequestMapping(path = KeptForm.SHOW, method = RequestMethod.POST)
    String again(@RequestAttribute("org.claimbook.account.KeptForm") KeptForm kept, Model model) {
        model.addAttribute("kept", kept);
        return "account/again";
    }

    private static @Nullable String why(HttpServletRequest request) {
        for (String why : new String[] {"failed", "wait", "out"}) {
            if (request.getParameterMap().containsKey(why)) {
                return why;
            }
        }
        return null;
    }
}
