package org.claimbook.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claimbook.account.Users;
import org.claimbook.claim.Claims;
import org.claimbook.claim.LinkDraft;
import org.claimbook.claim.LinkType;
import org.claimbook.claim.Links;
import org.claimbook.report.ReportDraft;
import org.claimbook.report.Reports;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Names;
import org.claimbook.source.SourceMention;
import org.claimbook.source.SourceNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Records and publishes the report of `db/sample` through the same doors as the API, unless it is
/// there already.
@Component
@ConditionalOnBooleanProperty("claimbook.sample")
@Order(1)
class SampleReport implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SampleReport.class);
    private static final String ID = "claimbook-sample";

    /// A source and the key by which the other files name it: `"$key"`.
    private record KeyedSource(String key, SourceMention source) {}

    /// A link between two rows of `claims.json`, counted from 1.
    private record RowLink(int from, int to, LinkType type) {}

    private final Reports reports;
    private final ReportClaims reportClaims;
    private final SourceNames sourceNames;
    private final Names names;
    private final Claims claims;
    private final Links links;
    private final JsonMapper json;

    SampleReport(
            Reports reports,
            ReportClaims reportClaims,
            SourceNames sourceNames,
            Names names,
            Claims claims,
            Links links,
            JsonMapper json) {
        this.reports = reports;
        this.reportClaims = reportClaims;
        this.sourceNames = sourceNames;
        this.names = names;
        this.claims = claims;
        this.links = links;
        this.json = json;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) throws IOException {
        names.lock(Names.Kind.SOURCE);
        if (reports.isRecorded(ID)) {
            return;
        }
        Actor actor = Users.system();
        Map<String, UUID> sources = sources(actor);
        ReportDraft report =
                read("report.json", sources, new TypeReference<ReportDraft>() {})
                        .with(file("report.txt"));
        UUID id = reports.create(report, new Faults(), actor).id();
        Faults faults = new Faults();
        List<ClaimView> recorded =
                reportClaims.record(
                        id, read("claims.json", sources, new TypeReference<>() {}), faults, actor);
        link(recorded, read("links.json", sources, new TypeReference<>() {}), actor);
        recorded.forEach(claim -> claims.publish(claim.id(), Expected.any(), null, actor));
        LOG.info("Recorded the sample report with {} claims", recorded.size());
    }

    private Map<String, UUID> sources(Actor actor) throws IOException {
        Map<String, UUID> ids = new LinkedHashMap<>();
        for (KeyedSource keyed :
                read("sources.json", ids, new TypeReference<List<KeyedSource>>() {})) {
            ids.put(keyed.key(), sourceNames.one(keyed.source(), actor));
        }
        return ids;
    }

    private void link(List<ClaimView> recorded, List<RowLink> rows, Actor actor) {
        for (RowLink row : rows) {
            LinkDraft draft = new LinkDraft(recorded.get(row.to() - 1).id(), row.type(), null);
            links.add(
                    claims.open(recorded.get(row.from() - 1).id(), Expected.any()),
                    draft,
                    new Faults(),
                    actor);
        }
    }

    private <T> T read(String name, Map<String, UUID> sources, TypeReference<T> type)
            throws IOException {
        String text = file(name);
        for (Map.Entry<String, UUID> source : sources.entrySet()) {
            text = text.replace("\"$" + source.getKey() + "\"", "\"" + source.getValue() + "\"");
        }
        return json.readValue(text, type);
    }

    private static String file(String name) throws IOException {
        return new ClassPathResource("db/sample/" + name)
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
