package org.claimbook.desk;

import org.claimbook.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Where one begins.
@Controller
class HomeScreens {

    @GetMapping("/")
    String home(@Nullable Actor actor) {
        return actor == null ? "redirect:/claims" : "desk/desk";
    }
}
