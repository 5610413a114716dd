package org.claimbook.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/// What the address of a list says, as a form sent it, and the addresses one step away from it.
public record ListAddress(MultiValueMap<String, String> parameters) {

    /// One filter that is on, and the address without it.
    public record Active(String name, String value, String without) {}

    private static final Set<String> NO_FILTERS = Set.of("sort", "limit", "cursor");
    private static final Set<String> INSTANTS =
            Set.of("changedAfter", "changedBefore", "recheckBefore", "asOf");

    /// A form sends what was left empty too, and days where the API takes instants.
    static ListAddress of(MultiValueMap<String, String> sent) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        sent.forEach((name, values) ->
                values.stream()
                        .filter(value -> !value.isBlank() && !name.equals("lang"))
                        .map(value -> INSTANTS.contains(name) ? instant(value) : value)
                        .forEach(value -> parameters.add(name, value)));
        return new ListAddress(parameters);
    }

    private static String instant(String value) {
        return value.matches("\\d{4}-\\d{2}-\\d{2}") ? value + "T00:00:00Z" : value;
    }

    public boolean has(String name, String value) {
        return parameters.getOrDefault(name, List.of()).contains(value);
    }

    /// What a form field shows again.
    public String value(String name) {
        String value = parameters.getFirst(name);
        if (value == null) {
            return "";
        }
        return INSTANTS.contains(name) ? value.replace("T00:00:00Z", "") : value;
    }

    /// The query with that value added, or taken away where it is there.
    public String toggled(String name, String value) {
        MultiValueMap<String, String> other = copy();
        List<String> values = new ArrayList<>(other.getOrDefault(name, List.of()));
        if (!values.remove(value)) {
            values.add(value);
        }
        other.put(name, values);
        return query(other);
    }

    /// The filters that are on, except the statuses, which the chips show.
    public List<Active> active() {
        return parameters.entrySet().stream()
                .filter(filter ->
                        !NO_FILTERS.contains(filter.getKey()) && !filter.getKey().equals("status"))
                .flatMap(filter ->
                        filter.getValue().stream()
                                .map(value ->
                                        new Active(
                                                filter.getKey(),
                                                value,
                                                toggled(filter.getKey(), value))))
                .toList();
    }

    /// All filters, for the same list in another form.
    public String query() {
        return query(copy());
    }

    /// The filters alone, for the same claims where no order is asked for.
    public String filters() {
        MultiValueMap<String, String> filters = copy();
        NO_FILTERS.forEach(filters::remove);
        return query(filters);
    }

    private MultiValueMap<String, String> copy() {
        MultiValueMap<String, String> other = new LinkedMultiValueMap<>();
        parameters.forEach((name, values) -> other.put(name, new ArrayList<>(values)));
        other.remove("cursor");
        return other;
    }

    private static String query(MultiValueMap<String, String> parameters) {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        parameters.forEach(
                (name, values) -> values.forEach(value -> query.queryParam(name, "{v}")));
        Object[] values = parameters.values().stream().flatMap(List::stream).toArray();
        String text = query.encode().buildAndExpand(values).getQuery();
        return text == null ? "" : "?" + text;
    }
}
