package org.claimbook.desk;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Where an administrator begins.
@Controller
class AdminScreens {

    @GetMapping("/admin")
    String admin() {
        return "desk/admin";
    }
}
