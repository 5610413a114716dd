package org.claimbook.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.search.ClaimFilter;
import org.claimbook.search.ClaimParameters;
import org.claimbook.shared.Actor;
import org.claimbook.shared.BadRequest;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The way in to webhooks: who is told of changes, and of which.
@Component
@Transactional
class Webhooks {

    private final WebhookRepository webhooks;
    private final WebhookSecrets secrets;
    private final WebhookCaller caller;
    private final Audit audit;
    private final Clock clock;

    Webhooks(
            WebhookRepository webhooks,
            WebhookSecrets secrets,
            WebhookCaller caller,
            Audit audit,
            Clock clock) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /// The one view that shows the secret. It is told of what changes from now on.
    @OpenTo(Caller.ADMIN)
    WebhookView create(WebhookDraft draft, Faults faults, Actor actor) {
        Instant now = clock.instant();
        secrets.refuseWithoutKey(faults);
        refuse(draft, now, faults);
        Webhook webhook = webhooks.saveAndFlush(new Webhook(draft, now, actor));
        audit.record(actor, Action.CREATED, subject(webhook.id()), null, webhook.draft());
        return webhook.view(secrets.make(webhook.id()));
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.ADMIN)
    List<WebhookView> list(@Nullable UUID after, int limit) {
        return webhooks.findPage(after, limit).stream().map(webhook -> webhook.view(null)).toList();
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.ADMIN)
    WebhookView get(UUID id) {
        return webhooks.findById(id)
                .map(webhook -> webhook.view(null))
                .orElseThrow(() -> new NotFound("webhook", id));
    }

    @OpenTo(Caller.ADMIN)
    WebhookView edit(
            UUID id,
            Expected expected,
            UnaryOperator<WebhookDraft> change,
            Faults faults,
            Actor actor) {
        Webhook webhook = locked(id, expected);
        WebhookDraft before = webhook.draft();
        WebhookDraft after = change.apply(before);
        if (!after.equals(before) || !faults.isEmpty()) {
            Instant now = clock.instant();
            refuse(after, now, faults);
            webhook.edit(after, now);
            webhooks.saveAndFlush(webhook);
            audit.record(actor, Action.CHANGED, subject(id), before, webhook.draft());
        }
        return webhook.view(null);
    }

    /// With what was and was not delivered.
    @OpenTo(Caller.ADMIN)
    void delete(UUID id, Expected expected, Actor actor) {
        Webhook webhook = locked(id, expected);
        audit.record(actor, Action.DELETED, subject(id), webhook.draft(), null);
        webhooks.delete(webhook);
    }

    /// What a webhook's filter says.
    ///
    /// @throws BadRequest if it says nothing, or not any more
    static ClaimFilter filter(String query, Instant now) {
        ClaimFilter filter = ClaimParameters.of(query, now).filter();
        if (filter.asOf() != null) {
            throw new BadRequest("wrong-parameter", "/asOf", "What changes is never past.");
        }
        return filter;
    }

    static Subject subject(UUID id) {
        return Subject.of(Subject.Kind.WEBHOOK, id);
    }

    private Webhook locked(UUID id, Expected expected) {
        Webhook webhook =
                webhooks.findForUpdateById(id).orElseThrow(() -> new NotFound("webhook", id));
        expected.check(webhook.version());
        return webhook;
    }

    private void refuse(WebhookDraft draft, Instant now, Faults faults) {
        if (faults.clean("/url")) {
            caller.refuse(draft.url(), "/url", faults);
        }
        if (faults.clean("/filter")) {
            try {
                filter(draft.query(), now);
            } catch (BadRequest wrong) {
                faults.add("/filter", wrong.code(), wrong.detail());
            }
        }
        faults.throwIfAny();
    }
}
