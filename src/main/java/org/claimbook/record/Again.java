package org.claimbook.record;

import java.util.LinkedHashMap;
import java.util.Map;
import org.claimbook.claim.Status;
import org.claimbook.response.ResponseView;
import org.claimbook.source.SourceLabel;
import org.claimbook.verification.VerificationView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What is often recorded with the next claim of a report too, offered at one touch: who says what,
/// or which place it is, as a key of the messages, and what it fills into the fields of the form,
/// as JSON.
record Again(String who, String what, String fields) {

    static Again at(String place) {
        String fields = JsonMapper.shared().writeValueAsString(Map.of("/place", place));
        return new Again(place, "record.again.place", fields);
    }

    /// The finding that somebody else made of the claim before.
    static Again of(VerificationView finding) {
        return found(finding.verifier(), String.valueOf(finding.status()), finding.wording());
    }

    /// What an agency says most of what it could not see itself.
    static Again unverified(SourceLabel credit) {
        return found(credit, Status.UNVERIFIED.name(), null);
    }

    static Again of(ResponseView response) {
        Map<String, String> fields = new LinkedHashMap<>();
        source(fields, "/responses/0/party", response.party());
        fields.put("/responses/0/outcome", response.outcome().name());
        if (response.askedBy() != null) {
            source(fields, "/responses/0/askedBy", response.askedBy());
        }
        return filled(
                response.party(),
                "outcome." + response.outcome(),
                fields,
                "/responses/0/wording",
                response.wording());
    }

    private static Again found(SourceLabel verifier, String status, @Nullable String wording) {
        Map<String, String> fields = new LinkedHashMap<>();
        source(fields, "/verifications/0/verifier", verifier);
        fields.put("/verifications/0/status", status);
        return filled(verifier, "status." + status, fields, "/verifications/0/wording", wording);
    }

    private static void source(Map<String, String> fields, String at, SourceLabel source) {
        fields.put(at + "/name", source.name());
        fields.put(at + "/id#named", source.id() + " " + source.name());
    }

    /// Their words come last: whoever fills this in goes on there.
    private static Again filled(
            SourceLabel who,
            String what,
            Map<String, String> fields,
            String words,
            @Nullable String wording) {
        fields.put(words, wording == null ? "" : wording);
        return new Again(who.name(), what, JsonMapper.shared().writeValueAsString(fields));
    }
}
