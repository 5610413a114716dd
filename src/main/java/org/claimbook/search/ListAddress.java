package org.claimbook.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.claimbook.shared.TextForm;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/// What the address of a list says, as a form sent it, and the addresses one step away from it.
public record ListAddress(MultiValueMap<String, String> parameters) {

    /// One filter that is on, and the address without it.
    public record Active(String name, String value, String without) {}

    private static final Set<String> NO_FILTERS = Set.of("sort", "limit", "cursor");

    /// What the form above the list asks for.
    private static final Set<String> FIELDS =
            Set.of(
                    "q",
                    "verifier",
                    "source",
                    "origin",
                    "topic",
                    "measure",
                    "report",
                    "kind",
                    "workState",
                    "assignee",
                    "changedAfter",
                    "changedBefore",
                    "happenedAfter",
                    "happenedBefore");

    private static final Set<String> INSTANTS =
            Set.of("changedAfter", "changedBefore", "recheckBefore", "asOf");

    /// A form sends what was left empty too, and days where the API takes instants.
    static ListAddress of(MultiValueMap<String, String> sent) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        sent.forEach((name, values) ->
                values.stream()
                        .filter(value -> !value.isBlank() && !name.equals("lang"))
                        .map(value -> read(name, value.strip()))
                        .forEach(value -> parameters.add(name, value)));
        return new ListAddress(parameters);
    }

    /// A day is meant from its start; a report may be given by its address.
    private static String read(String name, String value) {
        if (INSTANTS.contains(name) && value.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return value + "T00:00:00Z";
        }
        return name.equals("report") ? value.replaceFirst("^.*/reports/", "") : value;
    }

    public boolean has(String name, String value) {
        return parameters.getOrDefault(name, List.of()).contains(value);
    }

    /// What a form field shows again; what is named by an id stands in a chip.
    public String value(String name) {
        String value = parameters.getFirst(name);
        if (value == null || TextForm.isUuid(value)) {
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

    /// The filters that the form does not show, and would lose.
    public List<Active> notInForm() {
        return active().stream()
                .filter(filter ->
                        !FIELDS.contains(filter.name()) || TextForm.isUuid(filter.value()))
                .toList();
    }

    /// Whether no filter has several values, of which only one may fit.
    boolean namesOneOfEach() {
        return parameters.values().stream().allMatch(values -> values.size() == 1);
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
