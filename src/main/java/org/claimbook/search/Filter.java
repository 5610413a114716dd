package org.claimbook.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The filters of claims by the names that an address has for them.
enum Filter {
    STATUS("What is shown; several with commas."),
    VERIFIER("The source of the finding that the status shows, by id or public name."),
    FOUND("A finding that is not voided says so, shown or not; with foundBy one and the same."),
    FOUND_BY("Who made a finding that is not voided, shown or not."),
    SOURCE("A source at any hop, by id or public name."),
    ORIGIN("A source that a chain begins with."),
    CARRIER("A source that a chain ends with."),
    REPORT("A report it appears in, by id."),
    TOPIC("A topic, by id or name."),
    KIND("FACT, FIGURE, QUOTE, OPINION or PREDICTION; several with commas."),
    LANGUAGE("A language (BCP 47); en takes en-GB too."),
    WORK_STATE("How far our own work is; several with commas.", true),
    ASSIGNEE("A username.", true),
    PUBLISHED("Whether everybody sees it.", true),
    DIFFERS("Whether others' findings differ from the one shown.", true),
    PENDING("Whether a finding waits for a second person.", true),
    RELIABILITY(
            "The grade (A to F, NATO Admiralty code) that holds now, on every topic, of a source that a chain begins with.",
            true),
    RESPONSE("What a party answered last, or did not; several with commas."),
    OVERDUE("Whether somebody we asked has not answered in time.", true),
    ANCHOR("How a quote of it was found again; several with commas.", true),
    CIRCULAR("Whether a source comes back later in one of its chains."),
    CHANGED_AFTER("An instant, exclusive."),
    CHANGED_BEFORE("An instant, exclusive."),
    HAPPENED_AFTER("A date as exactly as it is known, or an instant: it began after that."),
    HAPPENED_BEFORE("A date as exactly as it is known, or an instant: it began before that."),
    RECHECK_BEFORE("An instant: it is to be checked again before that.", true),
    MEASURE("The measure of its figure, by id or name."),
    Q(
            "Words: \"in a row\", or, -without. In its statement, quotes, wordings, public sources' names."),
    AS_OF("An instant in the past: what stood then.", true);

    private final String description;
    private final boolean internal;

    Filter(String description) {
        this(description, false);
    }

    Filter(String description, boolean internal) {
        this.description = description;
        this.internal = internal;
    }

    /// As it stands in an address.
    String text() {
        String[] words = name().split("_");
        return words[0].toLowerCase(Locale.ROOT)
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining());
    }

    String description() {
        return description;
    }

    /// About our own work, or what was taken back since: nothing of it for the public.
    boolean isInternal() {
        return internal;
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(Filter::text).toList();
    }
}
