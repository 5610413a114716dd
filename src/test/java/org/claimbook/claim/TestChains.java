package org.claimbook.claim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claimbook.claim.AppearanceView.ReportLabel;
import org.claimbook.report.ReportStatus;
import org.claimbook.shared.PartialDate;
import org.claimbook.source.Disclosure;
import org.claimbook.source.SourceKind;
import org.claimbook.source.SourceLabel;
import org.claimbook.source.SourceLabel.Family;
import org.jspecify.annotations.Nullable;

/// Sources, hops and appearances that need no database; the same name is the same source.
public final class TestChains {

    public static final Instant RECORDED = Instant.parse("2025-01-15T08:00:00Z");
    private static final UUID CLAIM = new UUID(0, 1);

    private TestChains() {}

    public static SourceLabel named(String name) {
        return label(name, Disclosure.NAMED, false, new Family(uuid(name), name, true));
    }

    public static SourceLabel member(String parent, String name) {
        return label(name, Disclosure.NAMED, false, new Family(uuid(parent), parent, true));
    }

    public static SourceLabel unnamed(String description) {
        Family unknown = new Family(uuid(description), description, false);
        return label(description, Disclosure.UNNAMED, false, unknown);
    }

    public static SourceLabel unnamed(String parent, String description) {
        Family family = new Family(uuid(parent), parent, true);
        return label(description, Disclosure.UNNAMED, false, family);
    }

    public static SourceLabel undisclosed() {
        Family unknown = new Family(uuid("nobody says"), "nobody says", false);
        return label("nobody says", Disclosure.UNDISCLOSED, false, unknown);
    }

    public static SourceLabel desk() {
        return label(
                "Our desk", Disclosure.NAMED, true, new Family(uuid("Our desk"), "Our desk", true));
    }

    public static HopView hop(SourceLabel source) {
        return hop(source, Basis.UNKNOWN, Channel.UNKNOWN, Standing.STATED, null);
    }

    public static HopView hop(SourceLabel source, Channel channel) {
        return hop(source, Basis.UNKNOWN, channel, Standing.STATED, null);
    }

    public static HopView hop(SourceLabel source, Channel channel, String caveat) {
        return hop(source, Basis.UNKNOWN, channel, Standing.STATED, caveat);
    }

    public static HopView knowing(SourceLabel source, Basis basis) {
        return hop(source, basis, Channel.UNKNOWN, Standing.STATED, null);
    }

    public static HopView disowned(SourceLabel source) {
        return hop(source, Basis.WITNESSED, Channel.UNKNOWN, Standing.DISOWNED, null);
    }

    public static AppearanceView appearance(HopView... chain) {
        return appearance(null, chain);
    }

    public static AppearanceView withdrawn(
            SourceLabel by, WithdrawalHow how, @Nullable String at, HopView... chain) {
        return appearance(
                new WithdrawalView(how, by, at == null ? null : PartialDate.parse(at), null, null),
                chain);
    }

    private static AppearanceView appearance(
            @Nullable WithdrawalView withdrawal, HopView... chain) {
        return new AppearanceView(
                UUID.randomUUID(),
                CLAIM,
                new ReportLabel(uuid("report"), "A report", null, ReportStatus.USABLE),
                null,
                null,
                null,
                null,
                false,
                withdrawal,
                withdrawal == null ? List.of() : List.of(withdrawal),
                List.of(chain),
                RECORDED);
    }

    private static HopView hop(
            SourceLabel source,
            Basis basis,
            Channel channel,
            Standing standing,
            @Nullable String caveat) {
        return new HopView(
                source, Verb.SAID, basis, channel, standing, null, null, caveat, null, null);
    }

    private static SourceLabel label(
            String name, Disclosure disclosure, boolean desk, Family family) {
        return new SourceLabel(uuid(name), name, SourceKind.UNKNOWN, disclosure, desk, family);
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
