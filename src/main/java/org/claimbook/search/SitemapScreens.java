package org.claimbook.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claimbook.shared.PublicUrl;
import org.claimbook.shared.Utc;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// What search engines may read: the addresses of published claims (sitemaps.org).
@Controller
class SitemapScreens {

    /// The protocol takes no more in one file.
    private static final int MOST = 50_000;

    private static final String PUBLISHED =
            """
            select id, updated_at from claim
            where published_at is not null and deleted_at is null and merged_into is null
            order by published_at desc, id limit :most
            """;

    private record Entry(UUID id, Instant changed) {}

    private final JdbcClient jdbc;
    private final PublicUrl url;

    SitemapScreens(JdbcClient jdbc, PublicUrl url) {
        this.jdbc = jdbc;
        this.url = url;
    }

    @GetMapping(path = "/sitemap.xml", produces = MediaType.APPLICATION_XML_VALUE)
    ResponseEntity<String> sitemap() {
        List<Entry> entries =
                jdbc.sql(PUBLISHED)
                        .param("most", MOST)
                        .query((row, _) ->
                                new Entry(
                                        row.getObject("id", UUID.class),
                                        Utc.read(row, "updated_at")))
                        .list();
        StringBuilder xml =
                new StringBuilder(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        String base = url.of("/claims/");
        entries.forEach(entry ->
                xml.append(
                        "<url><loc>%s%s</loc><lastmod>%s</lastmod></url>%n"
                                .formatted(base, entry.id(), entry.changed())));
        return ResponseEntity.ok(xml.append("</urlset>\n").toString());
    }

    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> robots() {
        return ResponseEntity.ok(
                "User-agent: *\nDisallow: /api/\nDisallow: /login\nSitemap: %s\n"
                        .formatted(url.of("/sitemap.xml")));
    }
}
