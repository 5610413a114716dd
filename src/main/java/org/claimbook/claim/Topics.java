package org.claimbook.claim;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Deletion;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Names;
import org.claimbook.shared.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The way in to topics.
@Component
@Transactional
class Topics {

    private final TopicRepository topics;
    private final PresentTopics present;
    private final Names names;
    private final Audit audit;
    private final Clock clock;

    Topics(TopicRepository topics, PresentTopics present, Names names, Audit audit, Clock clock) {
        this.topics = topics;
        this.present = present;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    /// @throws Conflict if there is a topic of that name
    @OpenTo(Caller.EDITOR)
    TopicView create(TopicDraft draft, Actor actor) {
        names.hold(Names.Kind.TOPIC);
        names.lock(Names.Kind.TOPIC);
        refuseSecond(draft.name(), null);
        return add(draft.name(), actor).view();
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    TopicView get(UUID id) {
        return present.get(id).view();
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    List<TopicView> list(@Nullable String after, int limit) {
        return topics.findPage(after, limit).stream().map(Topic::view).toList();
    }

    @OpenTo(Caller.EDITOR)
    TopicView edit(UUID id, Expected expected, UnaryOperator<TopicDraft> change, Actor actor) {
        names.holdAlone(Names.Kind.TOPIC);
        Topic topic = present.lock(id, expected);
        TopicDraft before = topic.draft();
        TopicDraft after = change.apply(before);
        if (!after.equals(before)) {
            refuseSecond(after.name(), id);
            topic.rename(after.name(), clock.instant());
            topics.saveAndFlush(topic);
            audit.record(actor, Action.CHANGED, Subject.of(Subject.Kind.TOPIC, id), before, after);
        }
        return topic.view();
    }

    /// Deletes a topic that no claim has and no name leads to; the foreign keys say whether that is
    /// so.
    @OpenTo(Caller.EDITOR)
    void delete(UUID id, Expected expected, Actor actor) {
        names.holdAlone(Names.Kind.TOPIC);
        Topic topic = present.lock(id, expected);
        audit.record(
                actor, Action.DELETED, Subject.of(Subject.Kind.TOPIC, id), topic.draft(), null);
        Deletion.of(() -> {
            topics.delete(topic);
            topics.flush();
        });
    }

    /// The topics of those names by their folded form, made where they are missing.
    @OpenTo(Caller.EDITOR)
    Map<String, UUID> byName(List<String> wanted, Actor actor) {
        names.hold(Names.Kind.TOPIC);
        Map<String, String> byFold =
                wanted.stream()
                        .collect(
                                Collectors.toMap(
                                        Names::fold,
                                        Function.identity(),
                                        (one, _) -> one,
                                        LinkedHashMap::new));
        Map<String, UUID> known = known(byFold);
        if (known.size() < byFold.size()) {
            names.lock(Names.Kind.TOPIC, byFold.keySet(), known.keySet());
            known = known(byFold);
        }
        Map<String, UUID> found = new HashMap<>(known);
        byFold.forEach((fold, name) -> found.computeIfAbsent(fold, _ -> add(name, actor).id()));
        return found;
    }

    /// By name; a topic may bear the name of one that was merged into it, never of one that was
    /// merged into another.
    private Map<String, UUID> known(Map<String, String> byFold) {
        return topics.findByFoldedNameIn(byFold.keySet()).stream()
                .collect(Collectors.toMap(Topic::foldedName, Topic::countsAs, (one, _) -> one));
    }

    private Topic add(String name, Actor actor) {
        Topic topic = topics.saveAndFlush(new Topic(name, clock.instant()));
        audit.record(
                actor,
                Action.CREATED,
                Subject.of(Subject.Kind.TOPIC, topic.id()),
                null,
                topic.draft());
        return topic;
    }

    /// A name leads to the topic that took over whoever bore it, for ever; only that one may take
    /// it.
    private void refuseSecond(String name, @Nullable UUID itself) {
        topics.findByFoldedNameIn(List.of(Names.fold(name))).stream()
                .map(Topic::countsAs)
                .filter(bearer -> !bearer.equals(itself))
                .findFirst()
                .ifPresent(bearer -> {
                    throw new Conflict("topic-exists", "There is a topic of that name.", bearer);
                });
    }
}
