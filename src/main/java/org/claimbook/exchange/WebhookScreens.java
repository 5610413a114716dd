package org.claimbook.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.claimbook.exchange.LoggedChange.Kind;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Form;
import org.claimbook.shared.Forms;
import org.claimbook.shared.Paging;
import org.claimbook.shared.ScreenController;
import org.claimbook.shared.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Webhooks and what they were told, for administrators.
@ScreenController
@RequestMapping("/admin/webhooks")
class WebhookScreens {

    private static final String PLACE = "/admin/webhooks";
    private static final int SHOWN = 50;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Forms forms;

    WebhookScreens(Webhooks webhooks, Deliveries deliveries, Forms forms) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.forms = forms;
    }

    @GetMapping
    String list(Paging paging, Model model) {
        List<WebhookView> rows = webhooks.list(id(paging.afterKey()), paging.limit() + 1);
        model.addAttribute("webhooks", rows.stream().limit(paging.limit()).toList());
        model.addAttribute("next", paging.next(rows, webhook -> List.of(webhook.id())));
        return "exchange/webhooks";
    }

    @GetMapping("/new")
    String blank(Model model) {
        return form(PLACE, forms.of(new WebhookDraft("", List.of(Kind.values()), null)), model);
    }

    /// Shows the secret, this once.
    @PostMapping
    String create(Form form, Actor actor, Model model) {
        List<WebhookView> made = new ArrayList<>();
        String turnedDown =
                forms.post(
                        form,
                        actor,
                        () -> {
                            made.add(
                                    webhooks.create(
                                            form.read(WebhookDraft.class), form.faults(), actor));
                            return PLACE;
                        },
                        () -> form(PLACE, form, model));
        if (made.isEmpty()) {
            return turnedDown;
        }
        model.addAttribute("made", made.getFirst());
        return one(made.getFirst().id(), List.of(), null, forms.blank(), model);
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Paging paging, Model model) {
        List<DeliveryView> rows = deliveries.list(id, id(paging.afterKey()), paging.limit() + 1);
        return one(
                id,
                rows.stream().limit(paging.limit()).toList(),
                paging.next(rows, delivery -> List.of(delivery.id())),
                forms.blank(),
                model);
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        return form(PLACE + "/" + id, forms.of(seen(id)), model);
    }

    @PostMapping("/{id}")
    String save(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    webhooks.edit(id, form.expected(), form::apply, form.faults(), actor);
                    return PLACE + "/" + id;
                },
                () -> {
                    form.compareIfStale(() -> seen(id));
                    return form(PLACE + "/" + id, form, model);
                });
    }

    @PostMapping("/{id}/deletion")
    String delete(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    webhooks.delete(id, form.expected(), actor);
                    return PLACE;
                },
                () -> again(id, form, model));
    }

    @PostMapping("/{id}/deliveries/{did}/redelivery")
    String redeliver(
            @PathVariable UUID id, @PathVariable UUID did, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    deliveries.redeliver(id, did, actor);
                    return PLACE + "/" + id;
                },
                () -> again(id, form, model));
    }

    private String again(UUID id, Form form, Model model) {
        return one(id, deliveries.list(id, null, SHOWN), null, form, model);
    }

    private String one(
            UUID id, List<DeliveryView> rows, @Nullable String next, Form form, Model model) {
        model.addAttribute("webhook", webhooks.get(id));
        model.addAttribute("deliveries", rows);
        model.addAttribute("next", next);
        model.addAttribute("form", form);
        return "exchange/webhook";
    }

    private Versioned<WebhookDraft> seen(UUID id) {
        WebhookView webhook = webhooks.get(id);
        return new Versioned<>(
                webhook.version(),
                new WebhookDraft(webhook.url(), webhook.events(), webhook.filter()));
    }

    private static @Nullable UUID id(@Nullable String key) {
        return key == null ? null : UUID.fromString(key);
    }

    private static String form(String to, Form form, Model model) {
        model.addAttribute("to", to);
        model.addAttribute("events", Kind.values());
        model.addAttribute("form", form);
        return "exchange/webhook-form";
    }
}
