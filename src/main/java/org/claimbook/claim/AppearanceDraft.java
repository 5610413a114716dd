package org.claimbook.claim;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claimbook.report.Anchor;
import org.claimbook.report.Quote;
import org.claimbook.report.ReportDraft;
import org.claimbook.shared.ReadOnly;
import org.claimbook.source.ResolvedSources;
import org.claimbook.source.SourceMention;
import org.jspecify.annotations.Nullable;

/// Where a claim was read: in which report, in which words, through which chain.
@ReadOnly({
    "id",
    "revision",
    "anchor",
    "context",
    "circular",
    "withdrawal",
    "recordedAt",
    "recordedBy",
    "version",
    "etag"
})
public record AppearanceDraft(
        @Nullable UUID reportId,
        @Valid @Nullable ReportDraft report,
        @Valid @Nullable Quote quote,
        @Valid @Nullable SecondsDraft time,
        @NotEmpty @Size(max = 200) List<@NotNull @Valid HopDraft> chain) {

    /// An appearance as it is recorded.
    static AppearanceDraft of(AppearanceView recorded) {
        Anchor anchor = recorded.anchor();
        Quote quote =
                anchor == null
                        ? null
                        : new Quote(
                                anchor.exact(),
                                anchor.prefix(),
                                anchor.suffix(),
                                anchor.start(),
                                anchor.end());
        return new AppearanceDraft(
                recorded.report().id(),
                null,
                quote,
                recorded.time(),
                recorded.chain().stream().map(HopDraft::of).toList());
    }

    /// Its chain; none while it is known to be wrong.
    List<@Nullable HopDraft> hops() {
        return chain == null ? List.of() : new ArrayList<>(chain);
    }

    /// The same in a report, unless it names one.
    public AppearanceDraft in(UUID unlessNamed) {
        return reportId == null && report == null
                ? new AppearanceDraft(unlessNamed, null, quote, time, chain)
                : this;
    }

    /// What the audit keeps: the report and the sources by id, so that no name of a confidential
    /// one gets there.
    AppearanceDraft byId(UUID report, ResolvedSources sources) {
        List<HopDraft> hops = new ArrayList<>();
        for (int position = 0; position < chain.size(); position++) {
            hops.add(chain.get(position).by(sources.at("/chain/" + position + "/source")));
        }
        return new AppearanceDraft(report, null, quote, time, hops);
    }

    /// The sources it names, by the pointer at which each stands below the prefix.
    public Map<String, SourceMention> mentions(String prefix) {
        Map<String, SourceMention> mentions = new LinkedHashMap<>();
        if (report != null) {
            mentions.putAll(report.mentions(prefix + "/report"));
        }
        for (int position = 0; position < hops().size(); position++) {
            HopDraft hop = hops().get(position);
            if (hop != null && hop.source() != null) {
                mentions.put(prefix + "/chain/" + position + "/source", hop.source());
            }
        }
        return mentions;
    }
}
