package org.claimbook.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which versions the client has seen: the `If-Match` of a write (RFC 9110, 13.1.1).
public final class Expected {

    private static final Pattern TAG =
            Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"\\s*(,|$)");
    private static final Expected ANY = new Expected(true, List.of());

    private final boolean any;
    private final List<String> tags;

    private Expected(boolean any, List<String> tags) {
        this.any = any;
        this.tags = tags;
    }

    /// Whatever the version is; what `*` says.
    public static Expected any() {
        return ANY;
    }

    /// The one version that a form was made from.
    static Expected version(long version) {
        return new Expected(false, List.of(version + "-"));
    }

    /// Refuses a version that the client has not seen; to be asked inside the transaction.
    public void check(long currentVersion) {
        if (!any && tags.stream().noneMatch(tag -> tag.startsWith(currentVersion + "-"))) {
            throw new Stale(currentVersion);
        }
    }

    /// Weak tags are read, but match nothing.
    static Expected parse(String header) {
        if (header.strip().equals("*")) {
            return ANY;
        }
        Matcher tag = TAG.matcher(header);
        List<String> tags = new ArrayList<>();
        int end = 0;
        while (tag.find() && tag.start() == end) {
            end = tag.end();
            if (tag.group(1) == null) {
                tags.add(tag.group(2));
            }
        }
        if (end < header.length() || header.isBlank()) {
            throw new BadRequest("wrong-header", "", "If-Match is a list of quoted entity tags.");
        }
        return new Expected(false, List.copyOf(tags));
    }
}
