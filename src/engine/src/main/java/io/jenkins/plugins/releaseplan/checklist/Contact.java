package io.jenkins.plugins.releaseplan.checklist;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A row of a contact table.
 *
 * @param role the role, team or service, without formatting
 * @param name who it is; empty if the plan does not say
 * @param details the other columns that are not blank, by their headers, in the order of the table
 */
public record Contact(String role, String name, Map<String, String> details) {

    public Contact {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(name, "name");
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
