package io.jenkins.plugins.releaseplan.checks;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.CloudException.Kind;
import io.jenkins.plugins.releaseplan.cloud.Health;
import io.jenkins.plugins.releaseplan.security.AddressGuard;
import io.jenkins.plugins.releaseplan.security.AddressRefusedException;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs checks over HTTP. Each address, also that of a redirect, is admitted by the guard right before it is called; the JDK's
 * cache of names lets the call use the addresses that were looked at.
 */
public final class HttpProbe {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;
    private static final int MOST_BYTES = 1 << 20;
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final AddressGuard guard;
    private final Duration longest;

    /** @param guard admits what may be called */
    public HttpProbe(AddressGuard guard) {
        this(guard, LONGEST);
    }

    HttpProbe(AddressGuard guard, Duration longest) {
        this.guard = guard;
        this.longest = longest;
    }

    /**
     * Runs a check.
     *
     * @param version the version that it must find
     * @return healthy if it answered as expected
     * @throws CloudException if it may not be called, or nothing answered
     */
    public Health run(HttpCheck check, String version) throws CloudException {
        URI address;
        try {
            address = check.address(guard.bases());
        } catch (IllegalArgumentException e) {
            throw new CloudException(Kind.REFUSED, e.getMessage(), e);
        }
        HttpResponse<String> answer = call(check, address);
        int redirects = 0;
        while (REDIRECTS.contains(answer.statusCode()) && answer.statusCode() != check.status()) {
            if (++redirects > MOST_REDIRECTS) {
                return new Health(false, "", check.name() + " was redirected more than " + MOST_REDIRECTS + " times");
            }
            address = redirected(check, address, answer);
            answer = call(check, address);
        }
        return judge(check, version, answer);
    }

    private static URI redirected(HttpCheck check, URI from, HttpResponse<String> answer) throws CloudException {
        String to = answer.headers().firstValue("Location").orElse("");
        try {
            return from.resolve(to);
        } catch (IllegalArgumentException e) {
            throw new CloudException(Kind.REFUSED, "check '" + check.name() + "' was redirected to no address", e);
        }
    }

    private HttpResponse<String> call(HttpCheck check, URI address) throws CloudException {
        String what = "check '" + check.name() + "': ";
        try {
            guard.admit(address);
        } catch (AddressRefusedException e) {
            throw new CloudException(Kind.REFUSED, what + e.getMessage(), e);
        } catch (UnknownHostException e) {
            throw new CloudException(Kind.RETRYABLE, what + address.getHost() + " has no address now", e);
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(longest)
                .header("User-Agent", "release-plan")
                .GET()
                .build();
        CompletableFuture<HttpResponse<String>> answer = CLIENT.sendAsync(request, head -> new CappedBody(MOST_BYTES));
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new CloudException(Kind.RETRYABLE, what + address + " did not answer: " + why(e.getCause()), e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new CloudException(
                    Kind.RETRYABLE, what + address + " did not answer within " + longest.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new CloudException(Kind.RETRYABLE, what + "was interrupted", e);
        }
    }

    private static String why(Throwable failure) {
        boolean tells = failure instanceof IOException && failure.getMessage() != null;
        return tells ? failure.getMessage() : failure.getClass().getSimpleName();
    }

    private static Health judge(HttpCheck check, String version, HttpResponse<String> answer) {
        if (answer.statusCode() != check.status()) {
            return new Health(
                    false, "", check.name() + " answered " + answer.statusCode() + " instead of " + check.status());
        }
        if (!answer.body().contains(check.expected(version))) {
            return new Health(false, "", check.name() + " answered without '" + check.expected(version) + "'");
        }
        return new Health(true, version, check.name() + " passed");
    }
}
