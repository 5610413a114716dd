package org.claimbook.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.claimbook.ApiTest;
import org.claimbook.AtOnce;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

class UserApiTest extends ApiTest {

    private static final String USERS = "/api/v1/users";
    private static final String GOOD = "a phrase of my own";

    @Autowired private MockMvc anybody;
    @Autowired private Users users;

    /// Users outlive a test.
    @AfterEach
    void nobodyStays() {
        database.sql(
                        "delete from app_user where created_at > '2026-01-01' and username like 'test %'")
                .update();
    }

    /// The one whom the tests act as is no second administrator.
    @BeforeEach
    void onlyOneAdministrator() {
        database.sql("update app_user set enabled = false where username = 'the-admin'").update();
    }

    @Test
    void aUserSignsInWithWhatTheyWereGiven() throws Exception {
        String mia =
                created(
                        USERS,
                        """
                        {"username": "test mia", "password": "%s", "role": "REVIEWER", "rights": ["SEE_CONFIDENTIAL"]}
                        """
                                .formatted(GOOD));
        get(mia).andExpect(jsonPath("$.role").value("REVIEWER"))
                .andExpect(jsonPath("$.rights[0]").value("SEE_CONFIDENTIAL"))
                .andExpect(jsonPath("$.enabled").value(true))
                .andExpect(content().string(not(containsString("password"))));
        assertThat(me("test MIA", GOOD)).isEqualTo(200);
        assertThat(
                        database.sql("select password from app_user where username = 'test mia'")
                                .query(String.class)
                                .single())
                .startsWith("{argon2}$argon2id$");
    }

    @Test
    void aUserReadsUnlessSaidOtherwise() throws Exception {
        get(user("test reader", "{}")).andExpect(jsonPath("$.role").value("READER"));
    }

    @Test
    void usersAreListedByName() throws Exception {
        user("test b", "{}");
        user("test A", "{}");
        get(USERS + "?limit=200")
                .andExpect(jsonPath("$.items[*].username", hasItems("test A", "test b")));
        var names = read(USERS + "?limit=200").get("items").findValuesAsString("username");
        assertThat(names).isSortedAccordingTo(String::compareToIgnoreCase);
        assertThat(read(USERS + "?limit=1").get("next").asString()).contains("cursor=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"username\": \"test x\"}                                                     | 422 | /password | required",
                "{\"password\": \"a phrase of my own\"}                                         | 422 | /username | required",
                "{\"username\": \"test:x\", \"password\": \"a phrase of my own\"}               | 422 | /username | wrong-format",
                "{\"username\": \" test x\", \"password\": \"a phrase of my own\"}              | 422 | /username | wrong-format",
                "{\"username\": \"test x\", \"password\": \"short\"}                            | 422 | /password | weak-password",
                "{\"username\": \"test x\", \"password\": \"password1234\"}                     | 422 | /password | weak-password",
                "{\"username\": \"test x\", \"password\": \"a phrase of my own\", \"role\": \"ROOT\"} | 422 | /role | unknown-value",
                "{\"username\": \"test x\", \"password\": \"a phrase of my own\", \"rights\": [\"ALL\"]} | 422 | /rights/0 | unknown-value",
                "{\"username\": \"test x\", \"password\": \"a phrase of my own\", \"version\": 7} | 422 | /version | read-only",
                "{\"username\": \"test x\", \"password\": \"a phrase of my own\", \"issuer\": \"https://a.example\"} | 422 | /issuer | read-only",
                "{\"username\": \"test x\", \"password\": \"a phrase of my own\", \"admin\": true} | 400 | /admin | unknown-field"
            })
    void whatAUserMayNotBe(String draft, int status, String pointer, String code) throws Exception {
        post(USERS, draft)
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.errors[0].pointer").value(pointer))
                .andExpect(jsonPath("$.errors[0].code").value(code));
    }

    @Test
    void aNameIsTakenHoweverItIsWritten() throws Exception {
        user("test taken", "{}");
        post(USERS, "{\"username\": \"TEST Taken\", \"password\": \"%s\"}".formatted(GOOD))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("user-exists"));
    }

    @Test
    void aDisabledUserIsOut() throws Exception {
        String user = user("test out", "{}");
        patch(user, "{\"enabled\": false}").andExpect(status().isOk());
        assertThat(me("test out", GOOD)).isEqualTo(401);
        patch(user, "{\"enabled\": true}").andExpect(status().isOk());
        assertThat(me("test out", GOOD)).isEqualTo(200);
    }

    @Test
    void aResetEndsSessionsAndRevokesTokens() throws Exception {
        String user = user("test reset", "{\"role\": \"EDITOR\"}");
        session(id(user));
        anybody.perform(
                        request(HttpMethod.POST, "/api/v1/tokens")
                                .with(httpBasic("test reset", GOOD))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"name\": \"n\"}"))
                .andExpect(status().isCreated());
        patch(user, "{\"password\": \"another phrase of mine\"}").andExpect(status().isOk());
        assertThat(me("test reset", GOOD)).isEqualTo(401);
        assertThat(me("test reset", "another phrase of mine")).isEqualTo(200);
        assertThat(
                        count(
                                "select count(*) from spring_session where principal_name = '"
                                        + id(user)
                                        + "'"))
                .isZero();
        assertThat(
                        count(
                                "select count(*) from api_token where revoked_at is null and user_id = '"
                                        + id(user)
                                        + "'"))
                .isZero();
        assertThat(
                        count(
                                "select count(*) from audit_event where action = 'PASSWORD_SET' and subject_id = '"
                                        + id(user)
                                        + "'"))
                .isOne();
    }

    @Test
    void aNameStays() throws Exception {
        patch(user("test name", "{}"), "{\"username\": \"test other\"}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].code").value("set-once"));
    }

    @Test
    void claimbookItselfIsNobodyToChange() throws Exception {
        patch(
                        USERS + "/" + Users.system().id(),
                        "{\"enabled\": true, \"password\": \"%s\"}".formatted(GOOD))
                .andExpect(status().isConflict());
    }

    @Test
    void editsNeedTheVersionThatWasSeen() throws Exception {
        String user = user("test stale", "{}");
        perform(
                        request(HttpMethod.PATCH, user)
                                .contentType("application/merge-patch+json")
                                .content("{}"))
                .andExpect(status().is(428));
        perform(
                        request(HttpMethod.PATCH, user)
                                .header("If-Match", "\"99-x\"")
                                .contentType("application/merge-patch+json")
                                .content("{\"role\": \"EDITOR\"}"))
                .andExpect(status().is(412));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"enabled\": false}", "{\"role\": \"REVIEWER\"}"})
    void theLastAdministratorStays(String patch) throws Exception {
        patch(theAdmin(), patch)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("last-admin"));
    }

    @Test
    void twoAdministratorsCannotRemoveEachOther() throws Exception {
        String first = theAdmin();
        String second = user("test admin", "{\"role\": \"ADMIN\"}");
        for (int round = 0; round < 5; round++) {
            List<Boolean> done =
                    AtOnce.all(List.of(() -> disabled(id(first)), () -> disabled(id(second))));
            assertThat(done).containsOnlyOnce(true);
            patch(first, "{\"enabled\": true}").andExpect(status().isOk());
            patch(second, "{\"enabled\": true}").andExpect(status().isOk());
        }
    }

    private boolean disabled(String id) {
        try {
            users.edit(
                    UUID.fromString(id),
                    Expected.any(),
                    it -> new UserDraft(it.username(), null, it.role(), it.rights(), false),
                    TestUsers.actor(Role.ADMIN));
            return true;
        } catch (Conflict _) {
            return false;
        }
    }

    private String theAdmin() {
        return USERS
                + "/"
                + database.sql("select id::text from app_user where username = 'admin'")
                        .query(String.class)
                        .single();
    }

    private String user(String name, String more) throws Exception {
        return created(
                USERS,
                "{\"username\": \"%s\", \"password\": \"%s\"%s}"
                        .formatted(
                                name,
                                GOOD,
                                more.equals("{}")
                                        ? ""
                                        : ", " + more.substring(1, more.length() - 1)));
    }

    private void session(String user) {
        database.sql(
                        """
                        insert into spring_session values (gen_random_uuid()::text, gen_random_uuid()::text, 0, 0, 0, 0, :user)
                        """)
                .param("user", user)
                .update();
    }

    private long count(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    private int me(String name, String password) throws Exception {
        return anybody.perform(
                        request(HttpMethod.GET, "/api/v1/me").with(httpBasic(name, password)))
                .andReturn()
                .getResponse()
                .getStatus();
    }
}
