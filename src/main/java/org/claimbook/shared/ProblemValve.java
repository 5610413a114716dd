package org.claimbook.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Tomcat's last word about requests that reach no servlet: malformed addresses, TRACE.
final class ProblemValve extends ErrorReportValve {

    private final ProblemWriter writer;

    private ProblemValve(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            writer.write(request, response, Problem.of(ProblemType.of(status)));
            response.finishResponse();
        } catch (IOException unsendable) {
            throw new UncheckedIOException(unsendable);
        }
    }

    /// Comes after Spring Boot's own valve, so that this one speaks first.
    @Component
    @Order(Ordered.LOWEST_PRECEDENCE)
    static class Installer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

        private final ProblemWriter writer;

        Installer(ProblemWriter writer) {
            this.writer = writer;
        }

        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addContextCustomizers(context -> {
                StandardHost host = (StandardHost) context.getParent();
                host.setErrorReportValveClass(ProblemValve.class.getName());
                host.getPipeline().addValve(new ProblemValve(writer));
            });
        }
    }
}
