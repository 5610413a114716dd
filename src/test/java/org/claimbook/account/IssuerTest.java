package org.claimbook.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/// People and programs who come from a real issuer.
@SpringBootTest(
        properties = {
            "claimbook.test-database=true",
            "claimbook.sample=false",
            "claimbook.admin-password=correct horse battery",
            "claimbook.oidc.client-id=claimbook",
            "claimbook.oidc.client-secret=of claimbook",
            "claimbook.oidc.roles.ADMIN=desk-chiefs",
            "claimbook.oidc.roles.EDITOR=desk,stringers",
            "claimbook.public-url=http://claimbook.example"
        })
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IssuerTest {

    private static final ConfigurableApplicationContext ISSUER = TestIssuer.start();
    private static final String ME = "/api/v1/me";

    @Autowired private MockMvc mvc;
    @Autowired private JdbcClient database;
    @Autowired private JsonMapper json;

    @DynamicPropertySource
    static void whereItIs(DynamicPropertyRegistry properties) {
        properties.add("claimbook.oidc.issuer", () -> TestIssuer.url(ISSUER));
    }

    @AfterAll
    void stop() {
        ISSUER.close();
    }

    @Test
    void aProgramComesWithAJwtAndItsRole() throws Exception {
        String jwt = jwt("robot");
        with(jwt, get(ME))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.username").value("robot"))
                .andExpect(jsonPath("$.role").value("EDITOR"))
                .andExpect(jsonPath("$.issuer").value(TestIssuer.url(ISSUER)));
        with(
                        jwt,
                        post("/api/v1/claims")
                                .contentType("application/json")
                                .content("{\"statement\": \"A.\"}"))
                .andExpect(status().isCreated());
        with(jwt, get("/api/v1/users")).andExpect(status().isForbidden());
        assertThat(
                        database.sql(
                                        "select count(*) from app_user where username = 'robot' and issuer is not null")
                                .query(Long.class)
                                .single())
                .as("what it did refers to one user")
                .isOne();
    }

    @Test
    void aTokenForAnotherServiceIsRefused() throws Exception {
        refused(jwt("stranger"));
    }

    @Test
    void whoHasNoRoleHereIsRefused() throws Exception {
        refused(jwt("guest"));
    }

    @Test
    void aTokenThatSomebodyChangedIsRefused() throws Exception {
        String[] parts = jwt("robot").split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                claims.replace("\"desk\"", "\"desk-chiefs\"")
                                        .getBytes(StandardCharsets.UTF_8));
        refused(parts[0] + "." + changed + "." + parts[2]);
        String unsigned =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        refused(unsigned + "." + parts[1] + ".");
    }

    @Test
    void whoIsDisabledHereIsRefusedWhateverTheIssuerSays() throws Exception {
        String jwt = jwt("robot");
        with(jwt, get(ME)).andExpect(status().isOk());
        enable(false);
        refused(jwt);
        enable(true);
        with(jwt, get(ME)).andExpect(status().isOk());
    }

    @Test
    void theRoleFollowsTheIssuer() throws Exception {
        with(jwt("robot"), get(ME)).andExpect(status().isOk());
        database.sql("update app_user set role = 'ADMIN' where username = 'robot'").update();
        with(jwt("robot"), get(ME)).andExpect(jsonPath("$.role").value("EDITOR"));
        assertThat(
                        database.sql("select role from app_user where username = 'robot'")
                                .query(String.class)
                                .single())
                .isEqualTo("EDITOR");
    }

    @Test
    void somebodySignsInAtTheIssuerWithABrowser() throws Exception {
        Cookie session = signedIn("mia");
        mvc.perform(get("/login").cookie(session))
                .andExpect(content().string(containsString("You are signed in as mia.")));
        assertThat(
                        database.sql(
                                        """
                                        select u.role || ' ' || (u.password is null) || ' ' || string_agg(a.action, ',' order by a.seq)
                                        from app_user u join audit_event a on a.subject_id = u.id
                                        where u.username = 'mia' group by u.id
                                        """)
                                .query(String.class)
                                .single())
                .isEqualTo("ADMIN true CREATED,SIGNED_IN");
    }

    @Test
    void whoIsCalledAsOneOfUsDoesNotBecomeThem() throws Exception {
        Cookie session = signedIn("admin");
        mvc.perform(get("/login").cookie(session))
                .andExpect(content().string(containsString("You are signed in as admin-")));
    }

    @Test
    void somebodyWithoutARoleHereStaysOut() throws Exception {
        assertThat(back("guest").getRedirectedUrl()).isEqualTo("/login?failed");
        assertThat(
                        database.sql(
                                        "select count(*) from audit_event where action = 'SIGN_IN_REFUSED' and changes #>> '{way,after}' = 'issuer'")
                                .query(Long.class)
                                .single())
                .isOne();
    }

    @Test
    void thePageOffersTheIssuer() throws Exception {
        mvc.perform(get("/login"))
                .andExpect(content().string(containsString("/oauth2/authorization/issuer")));
    }

    private void enable(boolean enabled) {
        database.sql("update app_user set enabled = :enabled where username = 'robot'")
                .param("enabled", enabled)
                .update();
    }

    private Cookie signedIn(String name) throws Exception {
        MockHttpServletResponse back = back(name);
        assertThat(back.getRedirectedUrl()).isEqualTo("/");
        return Objects.requireNonNull(back.getCookie("claimbook"));
    }

    /// To the issuer, its form, and back with a code.
    private MockHttpServletResponse back(String name) throws Exception {
        MockHttpServletResponse away =
                mvc.perform(get("/oauth2/authorization/issuer")).andReturn().getResponse();
        Cookie session = Objects.requireNonNull(away.getCookie("claimbook"));
        URI callback = atTheIssuer(String.valueOf(away.getRedirectedUrl()), name);
        assertThat(callback.toString()).startsWith(TestIssuer.CALLBACK + "?code=");
        return mvc.perform(get(callback).cookie(session)).andReturn().getResponse();
    }

    private static URI atTheIssuer(String address, String name) throws Exception {
        try (HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            URI form = next(browser, HttpRequest.newBuilder(URI.create(address)).build());
            String page =
                    browser.send(
                                    HttpRequest.newBuilder(form).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            Matcher csrf = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page);
            assertThat(csrf.find()).isTrue();
            String fields =
                    "username=%s&password=%s&_csrf=%s"
                            .formatted(name, encoded(TestIssuer.PASSWORD), encoded(csrf.group(1)));
            URI again =
                    next(
                            browser,
                            HttpRequest.newBuilder(form)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(fields))
                                    .build());
            return next(browser, HttpRequest.newBuilder(again).build());
        }
    }

    private static URI next(HttpClient browser, HttpRequest request) throws Exception {
        HttpResponse<String> answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
        String location =
                answer.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new AssertionError(answer.body()));
        return request.uri().resolve(location);
    }

    private String jwt(String client) throws Exception {
        try (HttpClient program = HttpClient.newHttpClient()) {
            String credentials =
                    Base64.getEncoder()
                            .encodeToString(
                                    (client + ":" + encoded("of " + client))
                                            .getBytes(StandardCharsets.UTF_8));
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(TestIssuer.url(ISSUER) + "/oauth2/token"))
                            .header("Authorization", "Basic " + credentials)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            "grant_type=client_credentials"))
                            .build();
            String answer = program.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return json.readTree(answer).get("access_token").asString();
        }
    }

    private void refused(String jwt) throws Exception {
        with(jwt, get(ME))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentType("application/problem+json"));
    }

    private ResultActions with(String jwt, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.header("Authorization", "Bearer " + jwt));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
