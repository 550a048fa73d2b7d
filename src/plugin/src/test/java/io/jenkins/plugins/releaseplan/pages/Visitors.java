package io.jenkins.plugins.releaseplan.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jvnet.hudson.test.JenkinsRule;

/** People who ask a page of releases for something, and do something there, by REST. */
final class Visitors {

    private final JenkinsRule jenkins;

    /** @param json null for an answer that is none */
    record Answer(int status, String etag, JsonNode json, String text, WebResponse response) {}

    Visitors(JenkinsRule jenkins) {
        this.jenkins = jenkins;
    }

    /** @param person null for somebody who has not logged in */
    Answer send(String person, WebRequest request) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        client.setJavaScriptEnabled(false);
        if (person != null) {
            client.withBasicApiToken(person);
        }
        Page page = client.getPage(request);
        WebResponse response = page.getWebResponse();
        String text = response.getContentAsString();
        boolean json = response.getContentType().contains("json") && !text.isEmpty();
        return new Answer(
                response.getStatusCode(),
                response.getResponseHeaderValue("ETag"),
                json ? AuditFacts.MAPPER.readTree(text) : null,
                text,
                response);
    }

    Answer get(String person, String path) throws Exception {
        return send(person, new WebRequest(new URL(jenkins.getURL(), path)));
    }

    /** @param fields names and values by turns */
    Answer post(String person, String path, String... fields) throws Exception {
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.POST);
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            named.put(fields[i], fields[i + 1]);
        }
        request.setRequestBody(named.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
        return send(person, request);
    }
}
