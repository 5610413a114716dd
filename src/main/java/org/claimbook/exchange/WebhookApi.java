package org.claimbook.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.MergePatch;
import org.claimbook.shared.Page;
import org.claimbook.shared.Paging;
import org.claimbook.shared.Tagged;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Webhooks over REST, for administrators.
@Tag(name = "Webhooks", description = "Who is told of changes as they happen.")
@RestController
@RequestMapping(WebhookApi.PATH)
class WebhookApi {

    static final String PATH = "/api/v1/webhooks";

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Etags etags;
    private final MergePatch mergePatch;

    WebhookApi(Webhooks webhooks, Deliveries deliveries, Etags etags, MergePatch mergePatch) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.etags = etags;
        this.mergePatch = mergePatch;
    }

    @Operation(summary = "List webhooks", description = "The oldest first.")
    @GetMapping
    ResponseEntity<Page<Tagged<WebhookView>>> listWebhooks(Paging paging) {
        return paging.page(
                webhooks.list(id(paging.afterKey()), paging.limit() + 1),
                webhook -> List.of(webhook.id()),
                this::tagged);
    }

    @Operation(
            summary = "Add a webhook",
            description =
                    "From now on changes of claims are sent there with POST, as GET /changes tells them and as you may read them, signed as Standard Webhooks has it: webhook-id, webhook-timestamp, webhook-signature. Of one claim in order; each at least once, so look at webhook-id; tried for three days until it is answered with 200 to 299. Only this answer has the secret.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Tagged<WebhookView>> createWebhook(
            @RequestBody WebhookDraft draft, Faults faults, Actor actor) {
        WebhookView created = webhooks.create(draft, faults, actor);
        return etags.created(PATH + "/" + created.id(), tagged(created));
    }

    @Operation(summary = "Read a webhook")
    @GetMapping("/{id}")
    ResponseEntity<Tagged<WebhookView>> getWebhook(@PathVariable UUID id) {
        return etags.ok(tagged(webhooks.get(id)));
    }

    @Operation(summary = "Edit a webhook")
    @PatchMapping(path = "/{id}", consumes = MergePatch.TYPE)
    ResponseEntity<Tagged<WebhookView>> editWebhook(
            @PathVariable UUID id,
            Expected expected,
            @RequestBody @Schema(implementation = WebhookDraft.class) JsonNode patch,
            Faults faults,
            Actor actor) {
        WebhookView edited =
                webhooks.edit(
                        id,
                        expected,
                        draft -> mergePatch.apply(patch, draft, faults),
                        faults,
                        actor);
        return etags.ok(tagged(edited));
    }

    @Operation(
            summary = "Delete a webhook",
            description = "With its deliveries; what is still to be told is not.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteWebhook(@PathVariable UUID id, Expected expected, Actor actor) {
        webhooks.delete(id, expected, actor);
    }

    @Operation(
            summary = "List the deliveries of a webhook",
            description =
                    "The newest first: what is still to be told, was told, or was given up after three days; kept for thirty.")
    @GetMapping("/{id}/deliveries")
    ResponseEntity<Page<DeliveryView>> listDeliveries(@PathVariable UUID id, Paging paging) {
        return paging.page(
                deliveries.list(id, id(paging.afterKey()), paging.limit() + 1),
                delivery -> List.of(delivery.id()),
                Function.identity());
    }

    @Operation(
            summary = "Tell again",
            description =
                    "At once and for three days, with the webhook-id that it had, and the claim as it reads now.")
    @PostMapping("/{id}/deliveries/{did}/redelivery")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryView redeliver(@PathVariable UUID id, @PathVariable UUID did, Actor actor) {
        return deliveries.redeliver(id, did, actor);
    }

    private static @Nullable UUID id(@Nullable String key) {
        return key == null ? null : UUID.fromString(key);
    }

    private Tagged<WebhookView> tagged(WebhookView webhook) {
        return etags.tag(webhook.version(), webhook);
    }
}
