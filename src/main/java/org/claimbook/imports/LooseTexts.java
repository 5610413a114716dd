package org.claimbook.imports;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Makes of texts and addresses as they are published what was meant.
final class LooseTexts {

    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#\\d+|#x[0-9a-fA-F]+|[a-zA-Z]+\\d*);");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s,\"<>]+");
    private static final Pattern HOST_FIRST =
            Pattern.compile("(//)?[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+(/\\S*)?");
    private static final int LONGEST = 2048;

    private LooseTexts() {}

    /// Whether there is anything in it that cannot be kept.
    static boolean isBroken(String text) {
        return !text.equals(mended(text));
    }

    /// NUL and halves of characters are replaced by U+FFFD.
    static String mended(String text) {
        StringBuilder mended = new StringBuilder();
        text.codePoints()
                .map(point ->
                        point == 0 || Character.getType(point) == Character.SURROGATE
                                ? 0xfffd
                                : point)
                .forEach(mended::appendCodePoint);
        return mended.toString();
    }

    /// Without markup, and with the characters that entities stand for, be they escaped twice; null
    /// if nothing is left.
    static @Nullable String text(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String plain = mended(text);
        for (int times = 0; times < 3 && ENTITY.matcher(plain).find(); times++) {
            plain = Parser.unescapeEntities(plain, false);
        }
        if (TAG.matcher(plain).find()) {
            plain = Jsoup.parse(plain).text();
        }
        plain = mended(plain).strip();
        return plain.isEmpty() || plain.equalsIgnoreCase("TBD") ? null : plain;
    }

    /// As many code points as there may be.
    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /// Every address that stands in a text.
    static List<String> addresses(String text) {
        List<String> found = new ArrayList<>();
        Matcher address = ADDRESS.matcher(text);
        while (address.find()) {
            String url = address(address.group());
            if (url != null) {
                found.add(url);
            }
        }
        return found;
    }

    /// An address of the web, which may have come without its scheme; null if it is none.
    static @Nullable String address(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String bare = Parser.unescapeEntities(text, false).strip();
        if (HOST_FIRST.matcher(bare).matches()) {
            bare = "https://" + bare.replaceFirst("^//", "");
        }
        if (!bare.matches("(?i)https?://[^/?#\\s]+.*") || bare.length() > LONGEST) {
            return null;
        }
        String url = encoded(bare);
        return url != null && url.length() <= LONGEST ? url : null;
    }

    private static @Nullable String encoded(String url) {
        int start = url.indexOf("://") + 3;
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        try {
            String authority = IDN.toASCII(url.substring(start, end));
            URI uri = new URI(url.substring(0, start) + authority + escaped(url.substring(end)));
            return uri.getHost() == null ? null : uri.toASCIIString();
        } catch (URISyntaxException | IllegalArgumentException _) {
            return null;
        }
    }

    /// What no address may hold (RFC 3986), by its bytes.
    private static String escaped(String path) {
        StringBuilder escaped = new StringBuilder();
        path.codePoints()
                .forEach(point -> {
                    if (point > 0x20 && point < 0x7f && "\"<>\\^`{|}".indexOf(point) < 0) {
                        escaped.appendCodePoint(point);
                    } else {
                        for (byte part :
                                Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                            escaped.append("%%%02X".formatted(part));
                        }
                    }
                });
        return escaped.toString().replaceAll("%(?![0-9a-fA-F]{2})", "%25");
    }

    /// Without "www.".
    static @Nullable String host(@Nullable String url) {
        try {
            String host = url == null ? null : new URI(url).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        } catch (URISyntaxException _) {
            return null;
        }
    }
}
