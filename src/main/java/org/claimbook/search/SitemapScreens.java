package org.claimbook.search;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.claimbook.search.Sitemap.Entry;
import org.claimbook.search.Sitemap.Place;
import org.claimbook.shared.PublicUrl;
import org.claimbook.shared.ScreenController;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/// What search engines may read (sitemaps.org): an index of files, each of as many addresses as the
/// protocol takes.
@ScreenController
class SitemapScreens {

    private static final int MOST = 50_000;
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private final Sitemap sitemap;
    private final PublicUrl url;

    SitemapScreens(Sitemap sitemap, PublicUrl url) {
        this.sitemap = sitemap;
        this.url = url;
    }

    @GetMapping("/sitemap.xml")
    void index(HttpServletResponse response) throws IOException {
        PrintWriter xml = xml(response, "sitemapindex");
        for (Place place : Place.values()) {
            String file = escaped("/sitemap-%s.xml".formatted(name(place)));
            xml.printf("<sitemap><loc>%s</loc></sitemap>\n", file);
            for (UUID after : sitemap.further(place, MOST)) {
                xml.printf("<sitemap><loc>%s?after=%s</loc></sitemap>\n", file, after);
            }
        }
        xml.print("</sitemapindex>\n");
    }

    @GetMapping("/sitemap-claims.xml")
    void claims(@RequestParam(required = false) @Nullable UUID after, HttpServletResponse response)
            throws IOException {
        file(Place.CLAIMS, after, response);
    }

    @GetMapping("/sitemap-sources.xml")
    void sources(@RequestParam(required = false) @Nullable UUID after, HttpServletResponse response)
            throws IOException {
        file(Place.SOURCES, after, response);
    }

    @GetMapping("/sitemap-reports.xml")
    void reports(@RequestParam(required = false) @Nullable UUID after, HttpServletResponse response)
            throws IOException {
        file(Place.REPORTS, after, response);
    }

    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> robots() {
        return ResponseEntity.ok(
                "User-agent: *\nDisallow: /api/\nDisallow: /login\nSitemap: %s\n"
                        .formatted(url.of("/sitemap.xml")));
    }

    private void file(Place place, @Nullable UUID after, HttpServletResponse response)
            throws IOException {
        PrintWriter xml = xml(response, "urlset");
        String base = escaped("/%s/".formatted(name(place)));
        sitemap.file(place, after, MOST, entry -> xml.print(entry(base, entry)));
        xml.print("</urlset>\n");
    }

    private static String entry(String base, Entry entry) {
        String changed =
                entry.changed() == null ? "" : "<lastmod>%s</lastmod>".formatted(entry.changed());
        return "<url><loc>%s%s</loc>%s</url>\n".formatted(base, entry.id(), changed);
    }

    private static PrintWriter xml(HttpServletResponse response, String root) throws IOException {
        response.setContentType(MediaType.APPLICATION_XML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        PrintWriter xml = response.getWriter();
        xml.printf(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s xmlns=\"%s\">\n", root, NAMESPACE);
        return xml;
    }

    private String escaped(String path) {
        return HtmlUtils.htmlEscape(url.of(path));
    }

    private static String name(Place place) {
        return place.name().toLowerCase(Locale.ROOT);
    }
}
