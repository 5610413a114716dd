package org.claimbook.claim;

import java.util.Map;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.ConstraintRefusals;
import org.claimbook.shared.Invalid;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the database has the last word on: names, links and chains.
@Configuration(proxyBeanMethods = false)
class ClaimConstraints {

    static final String NOT_IN_CHAIN = "Only a source in its chain can take it back.";
    static final String CIRCLE = "A claim cannot update what updates it.";

    @Bean
    ConstraintRefusals claimRefusals() {
        return new ConstraintRefusals(
                Map.of(
                        "topic_once",
                        () -> new Conflict("topic-exists", "There is a topic of that name."),
                        "measure_once",
                        () -> new Conflict("measure-exists", "There is a measure of that name."),
                        "claim_link_once",
                        () ->
                                new Conflict(
                                        "link-exists", "The claims are linked like that already."),
                        "claim_link_updates_acyclic",
                        () -> new Invalid("/to", "cycle", CIRCLE),
                        "appearance_chain",
                        () ->
                                new Invalid(
                                        "/chain",
                                        "required",
                                        "A chain has at least its original source."),
                        "hop_twice_in_a_row",
                        () ->
                                new Invalid(
                                        "/chain",
                                        "twice-in-a-row",
                                        "A source does not pass something on to itself."),
                        "claim_merged_once",
                        () -> new Conflict("merged", "It was merged already."),
                        "claim_merged_into_live",
                        () -> new Conflict("merged", "What it is merged into is gone."),
                        "claim_link_leads_somewhere",
                        () -> new Invalid("/to", "unknown-claim", "There is no such claim."),
                        "claim_deleted_unlinked",
                        () -> new Conflict("referred-to", "Another claim is linked to it.")));
    }

    @Bean
    ConstraintRefusals withdrawalRefusals() {
        return new ConstraintRefusals(
                Map.of(
                        "withdrawal_pkey",
                        () -> new Conflict("withdrawn", "It was taken back already."),
                        "withdrawal_in_chain",
                        () -> new Invalid("/by", "not-in-chain", NOT_IN_CHAIN)));
    }

    @Bean
    ConstraintRefusals nameRefusals() {
        return new ConstraintRefusals(
                Map.of(
                        "status_label_once",
                        () -> new Conflict("label-exists", "Another status is called that."),
                        "claim_topic_merged",
                        () -> new Conflict("merged", "The topic was merged into another.")));
    }
}
