package org.claimbook.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class TokenTest extends AccountTest {

    private static final String TOKENS = "/api/v1/tokens";
    private static final String ME = "/api/v1/me";

    @Autowired private JsonMapper json;

    @Test
    void aTokenIsShownOnceAndKeptAsAHash() throws Exception {
        UUID owner = somebody("shown once", Role.EDITOR);
        JsonNode made = made("shown once", "{\"name\": \"n\", \"role\": \"EDITOR\"}");
        String token = made.get("token").asString();

        assertThat(token).matches("cb_[A-Za-z0-9_-]{43}");
        mvc.perform(get(TOKENS).with(by("shown once")))
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].owner").value(owner.toString()))
                .andExpect(content().string(not(containsString(token))));
        assertThat(row("select t::text from api_token t where id = :id", id(made)))
                .doesNotContain(token)
                .doesNotContain(token.substring(3));
        assertThat(
                        row(
                                "select string_agg(a::text, '') from audit_event a where subject_id = :id",
                                id(made)))
                .contains("CREATED")
                .doesNotContain(token.substring(3));
    }

    @Test
    void aTokenActsForItsOwner() throws Exception {
        somebody("acts", Role.REVIEWER);
        String token = token("acts", "EDITOR");

        mvc.perform(get(ME).with(bearer(token)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.username").value("acts"))
                .andExpect(jsonPath("$.role").value("EDITOR"));
    }

    @Test
    void aTokenReadsFor90DaysUnlessSaidOtherwise() throws Exception {
        somebody("defaults", Role.ADMIN);
        JsonNode made = made("defaults", "{\"name\": \"n\"}");
        assertThat(made.get("role").asString()).isEqualTo("READER");
        assertThat(made.get("expiresAt").asString()).isEqualTo("2025-03-19T10:00:00.123456Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"n\", \"role\": \"REVIEWER\"}                      | /role      | above-your-own",
                "{\"name\": \"n\", \"expiresAt\": \"2024-12-19T09:59:59Z\"}     | /expiresAt | out-of-range",
                "{\"name\": \"n\", \"expiresAt\": \"2026-12-19T09:59:59Z\"}     | /expiresAt | out-of-range",
                "{\"name\": \" \"}                                              | /name      | required",
                "{\"name\": \"n\", \"token\": \"cb_mine\"}                      | /token     | read-only",
                "{\"name\": \"n\", \"owner\": \"admin\"}                        | /owner     | read-only"
            })
    void whatATokenMayNotBe(String draft, String pointer, String code) throws Exception {
        mvc.perform(
                        post(TOKENS)
                                .with(by("the-EDITOR"))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(draft))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value(pointer))
                .andExpect(jsonPath("$.errors[0].code").value(code));
    }

    @Test
    void aRevokedTokenStopsAtOnce() throws Exception {
        somebody("revokes", Role.EDITOR);
        JsonNode made = made("revokes", "{\"name\": \"n\"}");
        mvc.perform(delete(TOKENS + "/" + id(made)).with(by("revokes")))
                .andExpect(status().isNoContent());

        refused(get(ME).with(bearer(made.get("token").asString())).with(from("192.0.2.7")));
        mvc.perform(delete(TOKENS + "/" + id(made)).with(by("revokes")))
                .andExpect(status().isNotFound());
        mvc.perform(get(TOKENS).with(by("revokes"))).andExpect(jsonPath("$.items", hasSize(0)));
        assertThat(audited(id(made)).getLast())
                .startsWith("anonymous SIGN_IN_REFUSED 192.0.2.7 ")
                .contains("revoked");
    }

    @Test
    void anExpiredTokenStops() throws Exception {
        somebody("expires", Role.EDITOR);
        String token = token("expires", "READER");
        update(
                "update api_token set created_at = created_at - interval '91 days', expires_at = expires_at - interval '90 days' where user_id = (select id from app_user where username = 'expires')");
        refused(get(ME).with(bearer(token)));
    }

    @Test
    void aDisabledOwnersTokensStopAtOnce() throws Exception {
        somebody("disabled", Role.EDITOR);
        String token = token("disabled", "READER");
        update("update app_user set enabled = false where username = 'disabled'");
        refused(get(ME).with(bearer(token)));
    }

    @Test
    void aDemotedOwnersTokenDoesNoMoreThanTheOwner() throws Exception {
        somebody("demoted", Role.REVIEWER);
        String token = token("demoted", "REVIEWER");
        update("update app_user set role = 'READER' where username = 'demoted'");
        mvc.perform(get(ME).with(bearer(token))).andExpect(jsonPath("$.role").value("READER"));
        mvc.perform(post("/api/v1/claims").with(bearer(token))).andExpect(status().isForbidden());
    }

    @Test
    void whatIsGivenByNameIsNotGivenToPrograms() throws Exception {
        somebody("confidant", Role.EDITOR);
        update(
                "update app_user set rights = array['SEE_CONFIDENTIAL'] where username = 'confidant'");
        String token = token("confidant", "EDITOR");
        mvc.perform(get(ME).with(by("confidant")))
                .andExpect(jsonPath("$.rights[0]").value("SEE_CONFIDENTIAL"));
        mvc.perform(get(ME).with(bearer(token))).andExpect(jsonPath("$.rights", hasSize(0)));
        mvc.perform(get("/api/v1/sources/" + UUID.randomUUID() + "/protected").with(bearer(token)))
                .andExpect(status().isForbidden());
    }

    @Test
    void theWrongRoleIsToldInTheChallenge() throws Exception {
        somebody("reads", Role.EDITOR);
        mvc.perform(post("/api/v1/claims").with(bearer(token("reads", "READER"))))
                .andExpect(status().isForbidden())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(
                        header().string("WWW-Authenticate", containsString("insufficient_scope")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cb_",
                "cb_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "nonsense",
                "a b",
                "",
                "<>",
                "eyJhbGciOiJub25lIn0.e30."
            })
    void whatIsNoTokenIsRefused(String token) throws Exception {
        refused(get("/api/v1/claims").with(bearer(token)).with(from("192.0.2.8")));
    }

    @Test
    void aTokenInTheAddressIsRefusedAndNotLogged(CapturedOutput output) throws Exception {
        somebody("in the address", Role.EDITOR);
        String token = token("in the address", "READER");
        for (String query :
                new String[] {"?access_token=" + token, "?q=" + token, "?limit=1&key=" + token}) {
            mvc.perform(get("/api/v1/claims" + query))
                    .andExpect(status().isUnauthorized())
                    .andExpect(content().contentType("application/problem+json"))
                    .andExpect(header().exists("WWW-Authenticate"))
                    .andExpect(content().string(not(containsString(token))));
        }
        assertThat(output.getAll()).doesNotContain(token);
        assertThat(
                        database.sql(
                                        "select count(*) from audit_event where changes #>> '{why,after}' = 'in the address'")
                                .query(Long.class)
                                .single())
                .isEqualTo(3);
        assertThat(
                        database.sql("select string_agg(a::text, '') from audit_event a")
                                .query(String.class)
                                .single())
                .doesNotContain(token);
    }

    @Test
    void useIsNotedOnceAMinute() throws Exception {
        somebody("used", Role.EDITOR);
        JsonNode made = made("used", "{\"name\": \"n\"}");
        String used = "select last_used_at::text || ' ' || xmin from api_token where id = :id";
        assertThat(made.hasNonNull("lastUsedAt")).isFalse();
        mvc.perform(get(ME).with(bearer(made.get("token").asString()))).andExpect(status().isOk());
        String first = row(used, id(made));
        mvc.perform(get(ME).with(bearer(made.get("token").asString()))).andExpect(status().isOk());
        assertThat(first).startsWith("2024-12-19");
        assertThat(row(used, id(made))).isEqualTo(first);
        update(
                "update api_token set last_used_at = last_used_at - interval '61 seconds' where id = '%s'"
                        .formatted(id(made)));
        mvc.perform(get(ME).with(bearer(made.get("token").asString()))).andExpect(status().isOk());
        assertThat(row("select last_used_at::text from api_token where id = :id", id(made)))
                .isEqualTo(first.substring(0, first.lastIndexOf(' ')));
    }

    @Test
    void aTokenMakesNoOtherAndSetsNoPassword() throws Exception {
        somebody("makes none", Role.ADMIN);
        String token = token("makes none", "ADMIN");
        mvc.perform(
                        post(TOKENS)
                                .with(bearer(token))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"name\": \"n\"}"))
                .andExpect(status().isForbidden());
        mvc.perform(
                        org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put(
                                        ME + "/password")
                                .with(bearer(token))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{}"))
                .andExpect(status().isForbidden());
    }

    @Test
    void aTokenTakesNoBackupAndRestoresNone() throws Exception {
        somebody("takes none", Role.ADMIN);
        String token = token("takes none", "ADMIN");
        mvc.perform(get("/api/v1/backup").with(bearer(token))).andExpect(status().isForbidden());
        mvc.perform(post("/api/v1/backup/restoration").with(bearer(token)))
                .andExpect(status().isForbidden());
        mvc.perform(get("/api/v1/backup").with(by("takes none"))).andExpect(status().isOk());
    }

    @Test
    void tokensOfOthersAreNobodysBusinessButAnAdministrators() throws Exception {
        UUID owner = somebody("private", Role.EDITOR);
        JsonNode made = made("private", "{\"name\": \"n\"}");
        mvc.perform(get(TOKENS + "?user=" + owner).with(by("the-EDITOR")))
                .andExpect(status().isForbidden());
        mvc.perform(delete(TOKENS + "/" + id(made)).with(by("the-EDITOR")))
                .andExpect(status().isNotFound());
        mvc.perform(get(TOKENS + "?user=" + owner).with(by("the-ADMIN")))
                .andExpect(jsonPath("$.items", hasSize(1)));
        mvc.perform(delete(TOKENS + "/" + id(made)).with(by("the-ADMIN")))
                .andExpect(status().isNoContent());
    }

    private void refused(
            org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request)
            throws Exception {
        mvc.perform(request)
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(header().string("WWW-Authenticate", startsWith("Bearer ")))
                .andExpect(header().string("WWW-Authenticate", containsString("invalid_token")));
    }

    private String token(String owner, String role) throws Exception {
        return made(owner, "{\"name\": \"n\", \"role\": \"%s\"}".formatted(role))
                .get("token")
                .asString();
    }

    private JsonNode made(String owner, String draft) throws Exception {
        ResultActions answer =
                mvc.perform(
                        post(TOKENS)
                                .with(by(owner))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(draft));
        answer.andExpect(status().isCreated())
                .andExpect(header().string("Cache-Control", containsString("no-store")));
        return json.readTree(answer.andReturn().getResponse().getContentAsByteArray());
    }

    private static UUID id(JsonNode made) {
        return UUID.fromString(made.get("id").asString());
    }

    private String row(String sql, UUID id) {
        return database.sql(sql).param("id", id).query((row, _) -> row.getString(1)).single();
    }

    private void update(String sql) {
        database.sql(sql).update();
    }
}
