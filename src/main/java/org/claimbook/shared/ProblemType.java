package org.claimbook.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Every kind of problem the API answers with; the first of a status stands for that status as
/// such.
enum ProblemType {
    BAD_REQUEST(
            400,
            "Bad request",
            "The request cannot be read as HTTP or as what this address takes."),
    MALFORMED_JSON(
            400,
            "Not JSON",
            "The body is not one well-formed JSON value in UTF-8, or names a field twice."),
    UNKNOWN_FIELD(
            400,
            "Unknown field",
            "The body has a field that is not known here; most often it is misspelt."),
    WRONG_TYPE(
            400,
            "Wrong JSON type",
            "A value has another JSON type than its field: text where a number belongs, and so on."),
    UNKNOWN_PARAMETER(
            400, "Unknown parameter", "The address has a query parameter that is not known here."),
    WRONG_PARAMETER(
            400, "Wrong parameter", "A query parameter is missing or its value cannot be used."),
    WRONG_HEADER(400, "Wrong header", "A request header is malformed."),
    CURSOR_MISMATCH(
            400,
            "Cursor of another list",
            "A cursor continues only the list, filters and order that it came from. Start again without one."),
    UNAUTHORIZED(401, "Sign in", "This needs a user or a token, and none that is valid was sent."),
    FORBIDDEN(403, "Not allowed", "Whoever asks is known, but may not do this."),
    NOT_FOUND(
            404, "Not found", "There is nothing at this address, or nothing that you may know of."),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "The address exists, but not for this method; `Allow` names those it takes."),
    NOT_ACCEPTABLE(
            406, "Not acceptable", "None of the media types in `Accept` can be produced here."),
    CONFLICT(
            409,
            "Conflict",
            "The request is right in itself, but not with what is recorded already."),
    ALREADY_EXISTS(409, "Already exists", "It is recorded already, under the id in `ids`."),
    ALREADY_SET(409, "Already set", "It can be set once, and has been."),
    REFERRED_TO(
            409,
            "Referred to",
            "Something else refers to it, so it cannot go; `ids` says what, where that is known."),
    MERGED(409, "Merged", "It was merged into another record, which has to be written to instead."),
    IDEMPOTENCY_KEY_RUNNING(
            409,
            "Still running",
            "A request with the same `Idempotency-Key` has not ended yet. Try again in a moment."),
    STALE(
            412,
            "Changed since",
            "Somebody saved first: read it again, look at the difference, and send the new `If-Match`."),
    TOO_LARGE(413, "Too large", "A body may have 6 MiB; imports have no limit."),
    UNSUPPORTED_TYPE(
            415,
            "Media type not taken",
            "The body has a media type or encoding that is not taken here; `Accept` names those that are."),
    INVALID(
            422,
            "Invalid",
            "The body can be read, but values in it are wrong; `errors` lists all of them."),
    GUARD_FAILED(
            422,
            "A guard is not met",
            "A rule of the newsroom stands between the request and the record; `guards` says what would satisfy it."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "Key used before",
            "The `Idempotency-Key` was used in the last 24 hours for another request."),
    IF_MATCH_REQUIRED(
            428, "If-Match required", "Say in `If-Match` which version you have seen: its `ETag`."),
    TOO_MANY_REQUESTS(429, "Too many requests", "Wait for as long as `Retry-After` says."),
    INTERNAL(
            500,
            "Our fault",
            "Something went wrong here, and is in our log under the id in `instance`."),
    TRY_AGAIN(
            503,
            "Try again",
            "Two writes met, or the database did not answer in time. Send it again; with an `Idempotency-Key` nothing is recorded twice."),
    STORAGE(
            503,
            "Nothing can be stored",
            "The disk of the database is full or cannot be written to. Reading goes on; nothing is recorded until whoever runs it has made room.");

    private final int status;
    private final String title;
    private final String explanation;

    ProblemType(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    /// As it stands in the URL of its page: `not-found`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String explanation() {
        return explanation;
    }

    static Optional<ProblemType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    static ProblemType of(int status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(status < 500 ? BAD_REQUEST : INTERNAL);
    }
}
