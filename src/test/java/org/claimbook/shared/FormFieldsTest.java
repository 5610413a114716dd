package org.claimbook.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FormFieldsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Faults faults = new Faults();
    private final FormFields fields = new FormFields(faults);

    @Test
    void whatIsLeftEmptyIsNullAndItemsAreThoseFilledInAsTheyWereSent() {
        Map<String, String[]> typed = new LinkedHashMap<>();
        typed.put("/chain/10/name", one(" Reuters "));
        typed.put("/chain/2/name", one(" "));
        typed.put("/chain/3/name", one("Kyiv"));
        typed.put("/happened/from", one(""));
        typed.put("/place", one("a\r\nb"));
        typed.put("version", one("3"));
        assertThat(fields.read(typed))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"chain": [{"name": "Reuters"}, {"name": "Kyiv"}], "happened": null, "place": "a\\nb"}
                                """));
        assertThat(fields.shown())
                .containsEntry("/chain/0/name", " Reuters ")
                .containsEntry("/happened/from", "");
    }

    @Test
    void afterAHashSomethingElseThanTextIsRead() {
        assertThat(
                        JSON.readTree(
                                fields.read(
                                                Map.of(
                                                        "/low#number", one("12.50"),
                                                        "/public#boolean",
                                                                new String[] {"false", "true"},
                                                        "/dueAt#moment", one("2025-01-14T09:30"),
                                                        "/topics#commas", one("War, , Losses "),
                                                        "/exact#exact", one(" as it stands ")))
                                        .toString()))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"low": 12.50, "public": true, "dueAt": "2025-01-14T09:30:00Z", "topics": ["War", "Losses"], "exact": " as it stands "}
                                """));
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void anItemOfAListMayHaveACommaItself() {
        List<String> items = List.of("War", "Kyiv, Ukraine", "\"Quag\"", "5 \" wide", "\"a\", b");
        assertThat(Commas.read(Commas.write(items))).containsExactlyElementsOf(items);
        assertThat(Commas.write(items))
                .isEqualTo("War, \"Kyiv, Ukraine\", \"\"\"Quag\"\"\", 5 \" wide, \"\"\"a\"\", b\"");
        assertThat(Commas.read("\"not closed, b")).containsExactly("\"not closed", "b");
    }

    @Test
    void whatIsNoNumberIsShownAgainAndSaidToBeNone() {
        assertThat(fields.read(Map.of("/low#number", one("some"))).path("low").isNull()).isTrue();
        assertThat(fields.shown()).containsEntry("/low", "some");
        assertThat(faults.all())
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(Tuple.tuple("/low", "not-a-number"));
    }

    @Test
    void anIdCountsWhileTheNameThatItStandsForIsStillThere() {
        String id = "019b0000-0000-7000-8000-000000000001";
        assertThat(fields.read(source(id + " Orsk police", " orsk  Police")))
                .isEqualTo(
                        JSON.readTree("{\"by\": {\"id\": \"%s\", \"name\": null}}".formatted(id)));
        assertThat(fields.shown())
                .containsEntry("/by/id", id)
                .containsEntry("/by/name", " orsk  Police");
    }

    @Test
    void whoTypesAnotherNameMeansAnotherSource() {
        String known = "019b0000-0000-7000-8000-000000000001 Orsk police";
        assertThat(fields.read(source(known, "Orsk fire brigade")))
                .isEqualTo(
                        JSON.readTree("{\"by\": {\"id\": null, \"name\": \"Orsk fire brigade\"}}"));
        assertThat(fields.shown()).containsEntry("/by/id", "");
        assertThat(fields.read(source(known, " ")).path("by").isNull()).isTrue();
        assertThat(fields.read(source("nonsense", "Kyiv")).at("/by/id").isNull()).isTrue();
    }

    private static Map<String, String[]> source(String idAndName, String name) {
        return Map.of("/by/id#named", one(idAndName), "/by/name", one(name));
    }

    private static String[] one(String value) {
        return new String[] {value};
    }
}
