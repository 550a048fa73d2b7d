package io.jenkins.plugins.releaseplan.config;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.rules.ExternalResource;

/** An STS on the loopback that speaks AWS' query protocol: forms in, XML out. It knows one key, and one role for it. */
final class StsServer extends ExternalResource {

    static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    static final String ROLE = "arn:aws:iam::123456789012:role/releases";
    static final String EXTERNAL_ID = "clinic-7";
    private static final String ASSUMED_KEY = "ASIAIOSFODNN7EXAMPLE";
    private static final String TOKEN = "a-session-token";
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
    private static final Pattern SIGNED_BY =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=(\\w+)/\\d{8}/([\\w-]+)/sts/.*");

    /** What was asked, as forms. */
    final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();

    private HttpServer server;

    private record Answer(int status, String xml) {}

    @Override
    protected void before() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    protected void after() {
        server.stop(0);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Matcher signed =
                SIGNED_BY.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String key = signed.matches() ? signed.group(1) : "";
        form.put("signed by", key);
        form.put("region", key.isEmpty() ? "" : signed.group(2));
        asked.add(form);
        String token = exchange.getRequestHeaders().getFirst("X-Amz-Security-Token");
        Answer answer = answer(form, key, token);
        byte[] body = answer.xml().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/xml");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, String> form(String body) {
        Function<String, String> decode = text -> URLDecoder.decode(text, StandardCharsets.UTF_8);
        return Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> decode.apply(pair[0]), pair -> decode.apply(pair.length > 1 ? pair[1] : "")));
    }

    private static Answer answer(Map<String, String> form, String key, String token) {
        boolean assumed = key.equals(ASSUMED_KEY) && TOKEN.equals(token);
        if (!key.equals(KEY) && !assumed) {
            return error(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
        }
        return switch (form.getOrDefault("Action", "")) {
            case "GetCallerIdentity" -> identity(assumed);
            case "AssumeRole" -> assume(form);
            default -> error(400, "InvalidAction", "Could not find operation");
        };
    }

    private static Answer identity(boolean assumed) {
        String arn = assumed
                ? "arn:aws:sts::123456789012:assumed-role/releases/release-plan-test"
                : "arn:aws:iam::123456789012:user/jenkins";
        return new Answer(200, """
                <GetCallerIdentityResponse xmlns="%s">
                  <GetCallerIdentityResult>
                    <Arn>%s</Arn><UserId>AIDA</UserId><Account>123456789012</Account>
                  </GetCallerIdentityResult>
                  <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
                </GetCallerIdentityResponse>
                """.formatted(NAMESPACE, arn));
    }

    private static Answer assume(Map<String, String> form) {
        if (!ROLE.equals(form.get("RoleArn")) || !EXTERNAL_ID.equals(form.get("ExternalId"))) {
            return error(
                    403,
                    "AccessDenied",
                    "User: arn:aws:iam::123456789012:user/jenkins is not authorized to perform: sts:AssumeRole on resource: "
                            + form.get("RoleArn"));
        }
        return new Answer(200, """
                <AssumeRoleResponse xmlns="%s">
                  <AssumeRoleResult>
                    <AssumedRoleUser>
                      <Arn>arn:aws:sts::123456789012:assumed-role/releases/release-plan-test</Arn>
                      <AssumedRoleId>AROA:release-plan-test</AssumedRoleId>
                    </AssumedRoleUser>
                    <Credentials>
                      <AccessKeyId>%s</AccessKeyId><SecretAccessKey>another-secret</SecretAccessKey>
                      <SessionToken>%s</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>
                    </Credentials>
                  </AssumeRoleResult>
                  <ResponseMetadata><RequestId>r-2</RequestId></ResponseMetadata>
                </AssumeRoleResponse>
                """.formatted(NAMESPACE, ASSUMED_KEY, TOKEN));
    }

    private static Answer error(int status, String code, String message) {
        return new Answer(status, """
                <ErrorResponse xmlns="%s">
                  <Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>
                  <RequestId>r-3</RequestId>
                </ErrorResponse>
                """.formatted(NAMESPACE, code, message));
    }
}
