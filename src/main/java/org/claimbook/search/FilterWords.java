package org.claimbook.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claimbook.search.ListAddress.Active;
import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.TextForm;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What people call the values of a filter: names instead of ids, words instead of codes.
@Component
@Transactional(readOnly = true)
class FilterWords {

    private static final String NAMES =
            """
            select id::text, label ->> 'name' as name from source_label where id = any(:ids)
            union all select id::text, title from report where id = any(:ids)
            union all select id::text, name from topic where id = any(:ids)
            union all select id::text, name from measure where id = any(:ids)
            """;

    /// Where the words of codes stand in the messages.
    private static final Map<String, String> CODES =
            Map.of(
                    "found", "status",
                    "kind", "kind",
                    "workState", "work",
                    "response", "outcome",
                    "reliability", "letter",
                    "anchor", "anchor",
                    "published", "yes-no",
                    "differs", "yes-no",
                    "pending", "yes-no",
                    "overdue", "yes-no");

    private final JdbcClient jdbc;
    private final MessageSource messages;

    FilterWords(JdbcClient jdbc, MessageSource messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    /// By value; one that speaks for itself is absent. Whoever may not know what an id stands for
    /// asks without `named`.
    @OpenTo(Caller.ANYBODY)
    Map<String, String> of(List<Active> filters, boolean named) {
        Map<String, String> words = new LinkedHashMap<>();
        filters.stream()
                .filter(filter -> CODES.containsKey(filter.name()))
                .forEach(filter -> words.put(filter.value(), word(filter)));
        UUID[] ids =
                filters.stream()
                        .map(Active::value)
                        .filter(TextForm::isUuid)
                        .map(TextForm::uuid)
                        .toArray(UUID[]::new);
        if (named && ids.length > 0) {
            jdbc.sql(NAMES)
                    .param("ids", ids)
                    .query(row -> {
                        words.put(row.getString("id"), row.getString("name"));
                    });
        }
        return words;
    }

    private String word(Active filter) {
        String key = CODES.get(filter.name()) + "." + filter.value();
        return String.valueOf(
                messages.getMessage(key, null, filter.value(), LocaleContextHolder.getLocale()));
    }
}
