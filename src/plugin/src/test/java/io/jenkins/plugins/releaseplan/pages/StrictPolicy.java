package io.jenkins.plugins.releaseplan.pages;

import hudson.util.PluginServletFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The Content Security Policy that Jenkins enforces. */
final class StrictPolicy implements Filter {

    private static final String POLICY =
            "base-uri 'none'; default-src 'self'; form-action 'self'; frame-ancestors 'self'; img-src 'self' data:;"
                    + " script-src 'report-sample' 'self'; style-src 'report-sample' 'self' 'unsafe-inline'";

    /** From now on, in this Jenkins. */
    static void enforce() throws ServletException {
        PluginServletFilter.addFilter(new StrictPolicy());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ((HttpServletResponse) response).setHeader("Content-Security-Policy", POLICY);
        chain.doFilter(request, response);
    }
}
