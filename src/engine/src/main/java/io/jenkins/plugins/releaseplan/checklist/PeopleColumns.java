package io.jenkins.plugins.releaseplan.checklist;

import java.util.OptionalInt;
import java.util.Set;

/** What columns that say who is meant are called, in lower case and without punctuation. */
final class PeopleColumns {

    static final Set<String> ROLE = Set.of(
            "role",
            "roles",
            "title",
            "position",
            "job title",
            "function",
            "role title",
            "role function",
            "responsibility",
            "stakeholder",
            "stakeholder role",
            "approver role",
            "team role",
            "on call role");
    static final Set<String> GROUP = Set.of(
            "team",
            "department",
            "group",
            "area",
            "service",
            "vendor",
            "provider",
            "organisation",
            "organization",
            "system",
            "component",
            "level",
            "escalation level",
            "contact type",
            "type");
    static final Set<String> PERSON = Set.of(
            "name",
            "full name",
            "person",
            "contact name",
            "contact person",
            "primary",
            "primary contact",
            "owner",
            "who",
            "assignee",
            "responsible",
            "approver",
            "signatory",
            "signed by",
            "approved by",
            "contact",
            "on call",
            "on call engineer",
            "primary on call");

    private PeopleColumns() {}

    /** The first of some columns that the table has. */
    static OptionalInt first(OptionalInt... columns) {
        for (OptionalInt column : columns) {
            if (column.isPresent()) {
                return column;
            }
        }
        return OptionalInt.empty();
    }
}
