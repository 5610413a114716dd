package org.claimbook.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ChangesTest {

    private final JsonMapper json = JsonMapper.builder().build();
    private final Changes changes = new Changes(json);

    @Test
    void onlyWhatDiffersIsKept() {
        var before = new View("12,000 troops", "en", List.of("Kursk"), null);
        var after = new View("12,000 troops", "uk", List.of("Kursk", "Drones"), "Kurilovka");

        assertThat(changes.between(before, after))
                .isEqualTo(
                        json.readTree(
                                """
                                {"language": {"before": "en", "after": "uk"},
                                 "topics": {"before": ["Kursk"], "after": ["Kursk", "Drones"]},
                                 "place": {"after": "Kurilovka"}}
                                """));
    }

    @Test
    void somethingNewHasNoBefore() {
        assertThat(changes.between(null, new View("12,000 troops", "", List.of(), null)))
                .isEqualTo(json.readTree("{\"statement\": {\"after\": \"12,000 troops\"}}"));
    }

    @Test
    void somethingDeletedHasNoAfter() {
        assertThat(changes.between(new View("12,000 troops", "", List.of(), null), null))
                .isEqualTo(json.readTree("{\"statement\": {\"before\": \"12,000 troops\"}}"));
    }

    @Test
    void nothingChangedIsAnEmptyObject() {
        var view = new View("12,000 troops", "en", List.of(), null);

        assertThat(changes.between(view, new View("12,000 troops", "en", List.of(), ""))).isEmpty();
    }

    record View(String statement, String language, List<String> topics, @Nullable String place) {}
}
