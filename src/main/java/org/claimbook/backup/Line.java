package org.claimbook.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The lines of a backup: the first says what it is, the last how much there was before it, so that
/// a part of one is not taken for all; between them rows, each behind the name of its table.
final class Line {

    /// Of the form. Who renames or drops what is in it raises this, and reads older ones, too.
    static final int VERSION = 1;

    private static final Pattern FIRST =
            Pattern.compile(
                    "\\{\"claimbook\":\\{\"backup\":\"([0-9a-f-]{36})\",\"version\":(\\d{1,9}),.*");
    private static final Pattern LAST =
            Pattern.compile("\\{\"end\":\\{\"rows\":(\\d{1,18}),\"sha256\":\"([0-9a-f]{64})\"}}");
    private static final Pattern ROW = Pattern.compile("\\{\"([a-z_]{1,63})\":(\\{.*})}");

    /// What a first line says.
    record First(UUID id, int version) {}

    /// What a last line says.
    record Last(long rows, String sha256) {}

    /// A row, unread.
    record Row(String table, String json) {}

    private Line() {}

    static String first(UUID id, String at) {
        return "{\"claimbook\":{\"backup\":\"%s\",\"version\":%d,\"at\":\"%s\"}}"
                .formatted(id, VERSION, at);
    }

    static String row(String table, String json) {
        return "{\"" + table + "\":" + json + "}";
    }

    static String last(long rows, String sha256) {
        return "{\"end\":{\"rows\":%d,\"sha256\":\"%s\"}}".formatted(rows, sha256);
    }

    static @Nullable First asFirst(String line) {
        Matcher first = FIRST.matcher(line);
        return first.matches()
                ? new First(UUID.fromString(first.group(1)), Integer.parseInt(first.group(2)))
                : null;
    }

    static @Nullable Last asLast(String line) {
        Matcher last = LAST.matcher(line);
        return last.matches() ? new Last(Long.parseLong(last.group(1)), last.group(2)) : null;
    }

    static @Nullable Row asRow(String line) {
        Matcher row = ROW.matcher(line);
        return row.matches() ? new Row(row.group(1), row.group(2)) : null;
    }

    static byte[] bytes(String line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
