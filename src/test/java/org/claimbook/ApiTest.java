package org.claimbook;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import org.claimbook.account.TestUsers;
import org.claimbook.claim.TestClaims;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The API over HTTP, spoken by an administrator unless said otherwise.
@DatabaseTest
public abstract class ApiTest {

    protected static final String NOBODY = "019a0000-0000-7000-8000-00000000dead";

    @Autowired protected JdbcClient database;
    @Autowired protected TestClaims claims;
    @Autowired private MockMvc mvc;
    @Autowired private JsonMapper json;

    @BeforeEach
    void users() {
        TestUsers.record(database);
    }

    protected ResultActions perform(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(TestUsers.as(Role.ADMIN)));
    }

    protected ResultActions get(String path) throws Exception {
        return perform(request(HttpMethod.GET, path));
    }

    protected ResultActions post(String path, String body) throws Exception {
        return perform(with(body, request(HttpMethod.POST, path)));
    }

    /// A merge patch on top of what the client has just read.
    protected ResultActions patch(String path, String body) throws Exception {
        return perform(
                request(HttpMethod.PATCH, path)
                        .header(HttpHeaders.IF_MATCH, etag(path))
                        .contentType("application/merge-patch+json")
                        .content(body));
    }

    protected ResultActions put(String path, String body) throws Exception {
        return perform(
                with(body, request(HttpMethod.PUT, path)).header(HttpHeaders.IF_MATCH, etag(path)));
    }

    protected ResultActions delete(String path) throws Exception {
        return perform(request(HttpMethod.DELETE, path).header(HttpHeaders.IF_MATCH, etag(path)));
    }

    /// Creates something and answers where it is.
    protected String created(String path, String body) throws Exception {
        var response = post(path, body).andReturn().getResponse();
        String location = response.getHeader(HttpHeaders.LOCATION);
        if (response.getStatus() != 201 || location == null) {
            throw new AssertionError(response.getContentAsString());
        }
        return location.replaceFirst("^http://localhost", "");
    }

    protected static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    protected String etag(String path) throws Exception {
        return String.valueOf(get(path).andReturn().getResponse().getHeader(HttpHeaders.ETAG));
    }

    protected JsonNode read(String path) throws Exception {
        return json.readTree(get(path).andReturn().getResponse().getContentAsByteArray());
    }

    private static MockHttpServletRequestBuilder with(
            String body, MockHttpServletRequestBuilder request) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }
}
