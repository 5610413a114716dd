package org.claimbook.claim;

import java.util.Optional;
import java.util.UUID;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Merged;
import org.claimbook.shared.NotFound;
import org.springframework.stereotype.Component;

/// Finds and locks topics that are not merged.
@Component
class PresentTopics {

    private final TopicRepository topics;

    PresentTopics(TopicRepository topics) {
        this.topics = topics;
    }

    /// @throws NotFound if there is no such topic
    /// @throws Merged if it was merged into another
    Topic get(UUID id) {
        return present(id, topics.findById(id));
    }

    /// The same for writing.
    Topic lock(UUID id, Expected expected) {
        Topic topic = present(id, topics.findForUpdateById(id));
        expected.check(topic.version());
        return topic;
    }

    private static Topic present(UUID id, Optional<Topic> found) {
        Topic topic = found.orElseThrow(() -> new NotFound("topic", id));
        if (topic.isMerged()) {
            throw new Merged("topic", id, topic.countsAs());
        }
        return topic;
    }
}
