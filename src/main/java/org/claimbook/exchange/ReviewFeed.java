package org.claimbook.exchange;

import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claimbook.exchange.ClaimReviews.Dated;
import org.claimbook.search.ClaimFilter;
import org.claimbook.search.ClaimSearch;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.PublicUrl;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Writes ClaimReviews as a DataFeed of schema.org, as of one instant and however many, and after
/// them tombstones: items that are null, for what was reviewed here and is no more.
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class ReviewFeed {

    private static final String GONE =
            """
            select c.id, c.created_at, c.updated_at from claim c
            where c.updated_at > coalesce(cast(:after as timestamptz), '-infinity') and (c.deleted_at is not null or c.merged_into is not null
                or :public and (c.published_at is null or not exists (
                    select from source s where s.id = c.status_by and s.desk and c.status_verification_id is not null)))
              and case when :public then
                    exists (select from change h where h.subject_id = c.id and (h.was_public or h.is_public))
                    and exists (select from status_period p join source s on s.id = p.status_by
                                where p.claim_id = c.id and s.desk and p.status_verification_id is not null)
                  else exists (select from verification v where v.claim_id = c.id) end
            order by c.id
            """;

    private final ClaimSearch search;
    private final ClaimReviews reviews;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PublicUrl url;
    private final Clock clock;

    ReviewFeed(
            ClaimSearch search,
            ClaimReviews reviews,
            JdbcClient jdbc,
            JsonMapper json,
            PublicUrl url,
            Clock clock) {
        this.search = search;
        this.reviews = reviews;
        this.jdbc = jdbc;
        this.json = json;
        this.url = url;
        this.clock = clock;
    }

    /// Tombstones only if they are asked for: what is gone has nothing that most filters look at.
    ///
    /// @throws JacksonException if nobody takes it
    @OpenTo(Caller.ANYBODY)
    void write(ClaimFilter filter, boolean tombstones, @Nullable Actor reader, OutputStream out) {
        try (JsonGenerator feed = json.createGenerator(out)) {
            feed.writeStartObject();
            feed.writeStringProperty("@context", "https://schema.org");
            feed.writeStringProperty("@type", "DataFeed");
            feed.writeStringProperty("dateModified", clock.instant().toString());
            feed.writeArrayPropertyStart("dataFeedElement");
            search.all(filter, batch -> batch(batch, reader, feed));
            if (tombstones) {
                gone(filter, reader == null, feed);
            }
            feed.writeEndArray();
            feed.writeEndObject();
        }
    }

    private void batch(List<UUID> ids, @Nullable Actor reader, JsonGenerator feed) {
        for (Dated<ClaimReview> review : reviews.many(ids, reader)) {
            begin(feed, review.created(), review.modified(), review.of().url());
            feed.writeName("item");
            json.writeValue(feed, List.of(review.of()));
            feed.writeEndObject();
        }
        feed.flush();
    }

    private void gone(ClaimFilter filter, boolean publicOnly, JsonGenerator feed) {
        jdbc.sql(GONE)
                .withFetchSize(1_000)
                .param("after", Utc.orNull(filter.changedAfter()))
                .param("public", publicOnly)
                .query(row -> {
                    String id = row.getString("id");
                    Instant changed = Utc.read(row, "updated_at");
                    begin(feed, Utc.read(row, "created_at"), changed, url.of("/claims/" + id));
                    feed.writeStringProperty("dateDeleted", changed.toString());
                    feed.writeNullProperty("item");
                    feed.writeEndObject();
                });
    }

    private static void begin(
            JsonGenerator feed, Instant created, Instant modified, String address) {
        feed.writeStartObject();
        feed.writeStringProperty("@type", "DataFeedItem");
        feed.writeStringProperty("dateCreated", created.toString());
        feed.writeStringProperty("dateModified", modified.toString());
        feed.writeStringProperty("url", address);
    }
}
