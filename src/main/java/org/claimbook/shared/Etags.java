package org.claimbook.shared;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/// Tags resources with version and hash, and answers with them (RFC 9110, 8.8.3).
@Component
public class Etags {

    private final JsonMapper json;
    private final PublicUrl url;

    Etags(JsonMapper json, PublicUrl url) {
        this.json = json;
        this.url = url;
    }

    public <T> Tagged<T> tag(long version, T body) {
        String written = json.writeValueAsString(body);
        String hash = Digests.sha256(written.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        return new Tagged<>(body, "\"" + version + "-" + hash + "\"", written);
    }

    /// What is sent in place of a resource, with the resource's tag.
    public <T> Tagged<T> inPlaceOf(Tagged<T> tagged, T body) {
        return new Tagged<>(body, tagged.etag(), json.writeValueAsString(body));
    }

    public <T> Tagged<T> tag(Versioned<T> body) {
        return tag(body.version(), body.body());
    }

    /// A list of which every item has the same version, all of it on one page.
    public <T> Page<Tagged<T>> page(Versioned<List<T>> items) {
        return new Page<>(
                items.body().stream().map(item -> tag(items.version(), item)).toList(), null);
    }

    /// 200, or 304 where `If-None-Match` knows the tag; Spring compares when it writes the answer.
    public <T> ResponseEntity<Tagged<T>> ok(Tagged<T> body) {
        return anyIsKnown()
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(body.etag()).build()
                : ResponseEntity.ok().eTag(body.etag()).body(body);
    }

    /// The same for a body in a form of others, which has no field for its tag.
    public <T> ResponseEntity<T> plain(Versioned<T> body) {
        Tagged<T> tagged = tag(body);
        return anyIsKnown()
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tagged.etag()).build()
                : ResponseEntity.ok().eTag(tagged.etag()).body(tagged.body());
    }

    /// 201 with the absolute URL of a path such as `/api/v1/claims/019a...`.
    public <T> ResponseEntity<Tagged<T>> created(String path, Tagged<T> body) {
        return ResponseEntity.created(location(path)).eTag(body.etag()).body(body);
    }

    /// The absolute URL of a path.
    public URI location(String path) {
        return URI.create(url.of(path));
    }

    /// `*`, the one form that Spring leaves to us.
    private static boolean anyIsKnown() {
        return RequestContextHolder.currentRequestAttributes()
                        instanceof ServletRequestAttributes attributes
                && "GET HEAD".contains(attributes.getRequest().getMethod())
                && "*".equals(attributes.getRequest().getHeader(HttpHeaders.IF_NONE_MATCH));
    }
}
