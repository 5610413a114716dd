package org.claimbook.desk;

import org.claimbook.shared.ScreenController;
import org.springframework.web.bind.annotation.GetMapping;

/// Where an administrator begins.
@ScreenController
class AdminScreens {

    @GetMapping("/admin")
    String admin() {
        return "desk/admin";
    }
}
