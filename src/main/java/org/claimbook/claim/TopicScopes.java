package org.claimbook.claim;

import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.source.Scopes;
import org.springframework.stereotype.Component;

/// Finds the topics on which sources are assessed.
@Component
class TopicScopes implements Scopes {

    private final Topics topics;

    TopicScopes(Topics topics) {
        this.topics = topics;
    }

    @Override
    public UUID topic(String name, Actor actor) {
        return topics.byName(List.of(name), actor).values().iterator().next();
    }
}
