package org.claimbook.shared;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/// The pages that the `type` of a problem leads to, and the one that a browser sees instead of a
/// problem's JSON.
@ScreenController
class ProblemPages {

    private static final String REFUSED = "/problems/refused";
    private static final String ATTRIBUTE = ProblemPages.class.getName();

    private record Refused(Problem problem, String instance) {}

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

    /// Reached by a forward only: nobody else has the attribute.
    @RequestMapping(path = REFUSED, produces = MediaType.TEXT_HTML_VALUE)
    String refused(
            @RequestAttribute("org.claimbook.shared.ProblemPages") Object refused, Model model) {
        if (refused instanceof Refused(Problem problem, String instance)) {
            model.addAttribute("type", problem.type());
            model.addAttribute("detail", problem.detail());
            model.addAttribute("instance", instance);
        }
        return "problem/problem";
    }

    static void show(
            HttpServletRequest request,
            HttpServletResponse response,
            Problem problem,
            String instance)
            throws IOException {
        request.setAttribute(ATTRIBUTE, new Refused(problem, instance));
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        try {
            request.getRequestDispatcher(REFUSED).forward(request, response);
        } catch (ServletException unshown) {
            throw new IOException(unshown);
        }
    }
}
