package io.jenkins.plugins.releaseplan.checks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * A check over HTTP.
 *
 * @param name what {@code verifyRelease} calls it
 * @param url an absolute address, or a path below the first base URL of the environment
 * @param status the status that it must answer with, 100..599
 * @param contains what the answer must contain, where <code>{version}</code> stands for the version; empty for anything
 */
public record HttpCheck(String name, String url, int status, String contains) {

    /** Stands for the version in the expected text. */
    static final String VERSION = "{version}";

    public HttpCheck {
        if (url.isEmpty()) {
            throw new IllegalArgumentException("check '" + name + "' needs an address, such as /healthz");
        }
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("check '" + name + "': a status is 100..599, not " + status);
        }
        parse(url);
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + url + "' is no address: " + e.getReason(), e);
        }
    }

    /** Whether its address is a path below a base URL. */
    public boolean isPath() {
        return !parse(url).isAbsolute();
    }

    /**
     * The address to call.
     *
     * @param bases the environment's base URLs
     * @throws IllegalArgumentException if it is a path and there is no base URL
     */
    public URI address(List<URI> bases) {
        if (!isPath()) {
            return parse(url);
        }
        if (bases.isEmpty()) {
            throw new IllegalArgumentException("check '" + name + "' asks for " + url
                    + ", but the environment has no base URL; add one, such as https://app.example.org");
        }
        String base = bases.get(0).toString();
        String path = url.startsWith("/") ? url.substring(1) : url;
        return parse(base.endsWith("/") ? base + path : base + "/" + path);
    }

    /** What the answer must contain for a version. */
    String expected(String version) {
        return contains.replace(VERSION, version);
    }
}
