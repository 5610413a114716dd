package org.claimbook.shared;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The pages that the `type` of a problem leads to.
@Controller
class ProblemPages {

    @GetMapping("/problems")
    String index(Model model) {
        model.addAttribute("types", ProblemType.values());
        return "problem/problem";
    }

    @GetMapping("/problems/{code}")
    String page(@PathVariable String code, Model model) {
        model.addAttribute(
                "type",
                ProblemType.of(code)
                        .orElseThrow(() -> new NotFound("There is no problem of that name.")));
        return "problem/problem";
    }
}
