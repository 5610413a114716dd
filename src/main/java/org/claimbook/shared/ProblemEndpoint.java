package org.claimbook.shared;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;

/// Where the servlet container brings errors that no controller saw.
@ScreenController
class ProblemEndpoint implements ErrorController {

    private final ProblemWriter writer;

    ProblemEndpoint(ProblemWriter writer) {
        this.writer = writer;
    }

    @RequestMapping("${server.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            writer.write(request, response, thrown);
        } else {
            writer.write(request, response, Problem.of(type(request)));
        }
    }

    private static ProblemType type(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? ProblemType.of(status)
                : ProblemType.NOT_FOUND;
    }
}
