package org.claimbook.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.claimbook.TestClock;
import org.claimbook.TestDatabase;
import org.claimbook.shared.Role;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class SessionTest extends AccountTest {

    private static final String SESSIONS = "/api/v1/me/sessions";

    @Test
    void whoSignsInWithTheFormIsKnownByTheirCookie() throws Exception {
        UUID user = somebody("by form", Role.EDITOR);
        Cookie cookie = signedIn("by form");
        assertThat(known(cookie)).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualToIgnoringCase("lax");
        assertThat(cookie.getSecure()).isFalse();
        assertThat(audited(user))
                .containsExactly(
                        "by form SIGNED_IN 192.0.2.1 {\"way\": {\"after\": \"password\"}}");
    }

    @Test
    void behindTlsTheCookieIsSecure() throws Exception {
        somebody("by tls", Role.EDITOR);
        Cookie cookie =
                mvc.perform(
                                form("/login")
                                        .secure(true)
                                        .param("username", "by tls")
                                        .param("password", PASSWORD))
                        .andReturn()
                        .getResponse()
                        .getCookie("claimbook");
        assertThat(Objects.requireNonNull(cookie).getSecure()).isTrue();
    }

    @Test
    void aWrongPasswordAsksAgainAndKeepsNoSession() throws Exception {
        mvc.perform(form("/login").param("username", "the-READER").param("password", "wrong"))
                .andExpect(redirectedUrl("/login?failed"))
                .andExpect(header().doesNotExist("Set-Cookie"));
        mvc.perform(get("/login?failed")).andExpect(content().string(containsString("do not fit")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/logout"})
    void aFormOfAnotherSiteIsRefused(String path) throws Exception {
        mvc.perform(post(path).param("username", "the-READER").param("password", PASSWORD))
                .andExpect(status().isForbidden())
                .andExpect(content().contentType("application/problem+json"));
    }

    @Test
    void thePageCarriesTheTokenOfItsForm() throws Exception {
        mvc.perform(get("/login"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("name=\"_csrf\"")))
                .andExpect(header().string("Set-Cookie", containsString("HttpOnly")))
                .andExpect(
                        header().string("Content-Security-Policy", not(containsString("unsafe"))));
    }

    @Test
    void aSessionThatSomebodyElsePlantedIsNotTakenOver() throws Exception {
        somebody("fixed", Role.EDITOR);
        Cookie planted = signedIn("the-READER");
        Cookie cookie =
                mvc.perform(
                                form("/login", planted)
                                        .param("username", "fixed")
                                        .param("password", PASSWORD))
                        .andReturn()
                        .getResponse()
                        .getCookie("claimbook");
        assertThat(Objects.requireNonNull(cookie).getValue()).isNotEqualTo(planted.getValue());
        assertThat(known(planted)).isFalse();
        assertThat(known(cookie)).isTrue();
    }

    @Test
    void aSessionSignsNobodyInToTheApi() throws Exception {
        somebody("pages only", Role.EDITOR);
        mvc.perform(get("/api/v1/me").cookie(signedIn("pages only")))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        somebody("leaves", Role.EDITOR);
        Cookie cookie = signedIn("leaves");
        mvc.perform(form("/logout", cookie)).andExpect(redirectedUrl("/login?out"));
        assertThat(known(cookie)).isFalse();
    }

    @Test
    void sessionsAreListedAndEndedOneByOne() throws Exception {
        somebody("two places", Role.READER);
        Cookie first = signedIn("two places");
        Cookie second = signedIn("two places");
        String list =
                mvc.perform(get(SESSIONS).with(by("two places")))
                        .andExpect(jsonPath("$.items", hasSize(2)))
                        .andExpect(jsonPath("$.items[0].address").value("192.0.2.1"))
                        .andExpect(jsonPath("$.items[0].client").value("Firefox"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(list).doesNotContain(first.getValue(), second.getValue());
        String newest = JsonPath.read(list, "$.items[0].id");

        mvc.perform(delete(SESSIONS + "/" + newest).with(by("the-READER")))
                .andExpect(status().isNotFound());
        mvc.perform(delete(SESSIONS + "/" + newest).with(by("two places")))
                .andExpect(status().isNoContent());
        assertThat(known(second)).isFalse();
        assertThat(known(first)).isTrue();
    }

    /// PostgreSQL joins that many in the order in which they lie there.
    @Test
    void manySessionsAreListedWholeHoweverTheirAttributesLie(@Autowired Flyway migrations)
            throws Exception {
        UUID user = somebody("everywhere", Role.READER);
        Cookie cookie = signedIn("everywhere");
        update(
                """
                insert into spring_session
                select 'everywhere ' || n, 'everywhere ' || n, creation_time, last_access_time,
                       max_inactive_interval, expiry_time, principal_name
                from spring_session, generate_series(1, 300) n
                where principal_name = '%s'
                """
                        .formatted(user));
        update(
                """
                insert into spring_session_attributes
                select s.primary_id, a.attribute_name, a.attribute_bytes
                from spring_session s, spring_session_attributes a
                join spring_session one on one.primary_id = a.session_primary_id
                where s.session_id like 'everywhere %%' and one.principal_name = '%s'
                order by a.attribute_name, s.primary_id
                """
                        .formatted(user));
        JdbcClient.create(TestDatabase.owners(migrations))
                .sql("analyze spring_session, spring_session_attributes")
                .update();
        mvc.perform(get(SESSIONS).with(by("everywhere")))
                .andExpect(jsonPath("$.items[*].client", hasSize(301)));
        mvc.perform(get("/account").cookie(cookie)).andExpect(status().isOk());
    }

    @Test
    void anAdministratorEndsThemAll() throws Exception {
        UUID user = somebody("ended", Role.READER);
        Cookie cookie = signedIn("ended");
        mvc.perform(delete("/api/v1/users/%s/sessions".formatted(user)).with(by("the-ADMIN")))
                .andExpect(status().isNoContent());
        assertThat(known(cookie)).isFalse();
    }

    @Test
    void whoIsDisabledIsOutWithTheNextRequest() throws Exception {
        somebody("thrown out", Role.READER);
        Cookie cookie = signedIn("thrown out");
        update("update app_user set enabled = false where username = 'thrown out'");
        assertThat(known(cookie)).isFalse();
    }

    @Test
    void aSessionEndsWhenItIsIdleAndWhenItIsOld() throws Exception {
        somebody("idle", Role.READER);
        Cookie idle = signedIn("idle");
        update(
                "update spring_session set last_access_time = last_access_time - 7200001 where principal_name = (select id::text from app_user where username = 'idle')");
        assertThat(known(idle)).isFalse();
        somebody("old", Role.READER);
        Cookie old = signedIn("old");
        long twelveHoursAgo = TestClock.NOW.toEpochMilli() - Duration.ofHours(12).toMillis();
        String created =
                "update spring_session set creation_time = %d where principal_name = (select id::text from app_user where username = 'old')";
        update(created.formatted(twelveHoursAgo));
        assertThat(known(old)).isTrue();
        update(created.formatted(twelveHoursAgo - 1));
        assertThat(known(old)).isFalse();
    }

    @Test
    void settingOnesPasswordEndsOnesSessions() throws Exception {
        UUID user = somebody("changes", Role.READER);
        Cookie cookie = signedIn("changes");
        password("changes", "wrong", "another good phrase")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/current"));
        password("changes", PASSWORD, "password1234")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].code").value("weak-password"));
        assertThat(known(cookie)).isTrue();
        password("changes", PASSWORD, "another good phrase").andExpect(status().isNoContent());
        assertThat(known(cookie)).isFalse();
        mvc.perform(get("/api/v1/me").with(by("changes"))).andExpect(status().isUnauthorized());
        assertThat(audited(user))
                .anyMatch(event -> event.startsWith("changes PASSWORD_SET"))
                .noneMatch(event -> event.contains("phrase"));
    }

    @Test
    void nobodyIsCountedWhoHasNotSignedIn() throws Exception {
        long before = sessions();
        mvc.perform(get("/login"));
        mvc.perform(get("/"));
        mvc.perform(get("/nothing-there"));
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void whatIsKeptUntilSomebodySignsInAgainIsNeverAPassword() throws Exception {
        Object kept =
                mvc.perform(
                                form("/account/password")
                                        .header("Sec-Fetch-Site", "same-origin")
                                        .param("/current#exact", PASSWORD)
                                        .param("/password#exact", "another good phrase")
                                        .param("/note", "as agreed"))
                        .andExpect(status().isUnauthorized())
                        .andReturn()
                        .getRequest()
                        .getAttribute(KeptForm.ATTRIBUTE);
        assertThat(kept).isInstanceOf(KeptForm.class);
        assertThat(((KeptForm) kept).kept()).isEqualTo("%2Fnote=as+agreed");
    }

    private org.springframework.test.web.servlet.ResultActions password(
            String user, String current, String password) throws Exception {
        return mvc.perform(
                put("/api/v1/me/password")
                        .with(by(user))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                "{\"current\": \"%s\", \"password\": \"%s\"}"
                                        .formatted(current, password)));
    }

    Cookie signedIn(String name) throws Exception {
        var answer =
                mvc.perform(
                                form("/login")
                                        .param("username", name)
                                        .param("password", PASSWORD)
                                        .header("User-Agent", "Firefox")
                                        .with(from("192.0.2.1")))
                        .andExpect(redirectedUrl("/"))
                        .andReturn()
                        .getResponse();
        return Objects.requireNonNull(answer.getCookie("claimbook"));
    }

    /// A form of ours, with the token of its page.
    private MockHttpServletRequestBuilder form(String path, Cookie... cookies) throws Exception {
        MockHttpServletRequestBuilder page = get("/login");
        MockHttpServletRequestBuilder form = post(path);
        if (cookies.length > 0) {
            page.cookie(cookies);
            form.cookie(cookies);
        }
        var answer = mvc.perform(page).andReturn().getResponse();
        Matcher token =
                Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                        .matcher(answer.getContentAsString());
        assertThat(token.find()).isTrue();
        return form.cookie(Objects.requireNonNull(answer.getCookie("XSRF-TOKEN")))
                .param("_csrf", token.group(1));
    }

    private boolean known(Cookie cookie) throws Exception {
        return mvc.perform(get("/login").cookie(cookie))
                .andReturn()
                .getResponse()
                .getContentAsString()
                .contains("You are signed in as");
    }

    private long sessions() {
        return database.sql("select count(*) from spring_session").query(Long.class).single();
    }

    private void update(String sql) {
        assertThat(database.sql(sql).update()).isPositive();
    }
}
