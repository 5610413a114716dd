package org.claimbook.shared;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.exc.JacksonIOException;

/// An answer that is a file, written while it is read.
public final class Download {

    private static final Logger LOG = LoggerFactory.getLogger(Download.class);

    /// What writes the file.
    @FunctionalInterface
    public interface Content {
        void to(OutputStream out) throws IOException;
    }

    private Download() {}

    /// Ends where nobody takes it any more.
    public static void write(
            HttpServletResponse response, String type, String name, Content content) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name));
        try {
            content.to(response.getOutputStream());
        } catch (IOException | UncheckedIOException | JacksonIOException gone) {
            LOG.debug("Nobody takes {} any more", name, gone);
        }
    }
}
