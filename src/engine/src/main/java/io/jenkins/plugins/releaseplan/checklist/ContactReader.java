package io.jenkins.plugins.releaseplan.checklist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/**
 * Finds whom to call: tables with a column that says who and one that says how to reach them, and lists under a heading on
 * contacts whose entries name somebody and an address.
 */
final class ContactReader {

    private static final Set<String> PHONE_OR_MAIL = Set.of(
            "email",
            "e mail",
            "email address",
            "mail",
            "phone",
            "phone number",
            "telephone",
            "tel",
            "mobile",
            "cell",
            "cell phone",
            "mobile phone",
            "mobile number",
            "pager",
            "pagerduty",
            "slack",
            "slack handle",
            "slack channel",
            "slack id",
            "teams handle",
            "chat",
            "contact info",
            "contact information",
            "contact details",
            "contact method",
            "contact number",
            "phone email",
            "email phone",
            "hotline",
            "how to reach",
            "on call phone",
            "office phone",
            "work phone",
            "home phone",
            "primary phone",
            "secondary phone",
            "backup phone",
            "whatsapp",
            "signal",
            "sms");
    private static final Pattern WAYS =
            Pattern.compile("(?=.*\\b(?:email|mail|phone|slack|pager|pagerduty|mobile|sms)\\b)"
                    + "(?:(?:email|e|mail|phone|telephone|slack|teams|pager|pagerduty|mobile|cell|sms|primary|secondary|backup|work|office"
                    + "|on|call|or|and|number|handle|channel|id|address|ext|extension|24|7)(?: |$))+");
    private static final Set<String> CONTACT = Set.of("contact", "contacts");
    private static final Set<String> THERE = Set.of("availability", "available", "hours", "coverage", "channel");

    private static final Pattern ON_CONTACTS = Pattern.compile(
            "\\bcontacts?\\b|\\bon[- ]?call\\b|\\bescalation\\s+(?:path|chain|list|team)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTRY =
            Pattern.compile("(?<who>\\p{L}[^:@#]{1,60}?)\\s*(?::|\\s[-\\u2013\\u2014]\\s)\\s*(?<how>\\S.*)");
    private static final Pattern ADDRESS = Pattern.compile(
            "[\\w.+-]+@[\\w-]+\\.[\\w.-]+|\\+\\d[\\d ().-]{5,18}\\d(?!\\w)|(?<![\\w/])[@#][a-z][\\w.-]+|\\+?\\(?\\d{1,4}\\)?(?:[-. ]\\(?[\\dx]{2,4}\\)?){2,4}(?!\\w)"
                    + "|[\\[(<](?:[\\w-]+\\s){0,2}(?:e-?mail|phone|contact|slack)(?:\\s[\\w-]+){0,2}[\\])>]",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WAY_ITSELF = Pattern.compile(
            "(?:.*\\s)?(?:slack|e-?mail|phone|mail|pager|pagerduty|channel|channels|bridge|chat|hotline|war room|status page|teams|zoom|url)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(
            "(?!(?:Check|See|Page|Call|E-?mail|Use|Contact|Via|Post|Ask|Phone|Slack)\\b)\\p{Lu}[\\p{L}.'\u2019-]*"
                    + "(?:\\s+\\p{Lu}[\\p{L}.'\u2019-]*){0,3}");
    private static final int MOST_WORDS = 7;

    private final List<Contact> contacts = new ArrayList<>();

    List<Contact> contacts() {
        return contacts;
    }

    void read(Grid grid) {
        OptionalInt role = PeopleColumns.first(
                grid.column(PeopleColumns.ROLE), grid.column(PeopleColumns.GROUP), grid.column(PeopleColumns.PERSON));
        OptionalInt name = grid.column(PeopleColumns.PERSON);
        OptionalInt reach = reach(grid, role, name);
        if (reach.isEmpty() || role.isEmpty() || reach.equals(role)) {
            return;
        }
        Set<Integer> shown = new HashSet<>(Set.of(role.getAsInt()));
        if (name.isPresent() && !name.equals(role) && !name.equals(reach)) {
            shown.add(name.getAsInt());
        } else {
            name = OptionalInt.empty();
        }
        for (Grid.Row row : grid.rows()) {
            if (!row.cell(role).isEmpty()) {
                contacts.add(new Contact(row.cell(role), row.cell(name), grid.others(row, shown)));
            }
        }
    }

    /** The column of an address; else the column that says when somebody who has a name is there. */
    private static OptionalInt reach(Grid grid, OptionalInt role, OptionalInt name) {
        OptionalInt address = grid.column(
                header -> PHONE_OR_MAIL.contains(header) || WAYS.matcher(header).matches());
        OptionalInt contact = grid.column(CONTACT);
        if (address.isPresent() || contact.isPresent() && !contact.equals(role)) {
            return PeopleColumns.first(address, contact);
        }
        boolean somebody = grid.column(PeopleColumns.ROLE).isPresent() && name.isPresent() && !name.equals(role);
        return somebody ? grid.column(THERE) : OptionalInt.empty();
    }

    /**
     * Reads a list under a heading or label on contacts: "Release Manager: Jane, jane@shop.example".
     *
     * @param label the paragraph right before the list
     */
    void read(ListBlock list, String heading, Optional<Node> label) {
        boolean labelled = label.map(Markdown::text)
                .filter(text -> text.length() <= 80 && isOnContacts(text))
                .isPresent();
        if (!labelled && !isOnContacts(heading)) {
            return;
        }
        for (Node entry : Markdown.children(list)) {
            if (Markdown.box(entry).isEmpty()) {
                Markdown.head(entry).map(Markdown::text).ifPresent(this::readEntry);
            }
        }
    }

    /** Reads the lines of a paragraph under a heading on contacts that begin in bold: "<b>Primary on-call:</b> Ada, ada@…". */
    void read(Paragraph paragraph, String heading) {
        if (isOnContacts(heading)) {
            Markdown.lines(paragraph).stream()
                    .filter(Markdown.Line::startsBold)
                    .forEach(line -> readEntry(line.text()));
        }
    }

    private void readEntry(String text) {
        Matcher entry = ENTRY.matcher(Wording.beginning(text));
        if (!entry.matches()
                || WAY_ITSELF.matcher(entry.group("who")).matches()
                || Wording.normalized(entry.group("who")).split(" ").length > MOST_WORDS) {
            return;
        }
        String how = entry.group("how");
        Matcher address = ADDRESS.matcher(how);
        if (address.find()) {
            String before = how.substring(0, address.start()).replaceAll("[\\s,;:(<|/\u2013\u2014-]+$", "");
            String name = NAME.matcher(before).matches() ? before : "";
            Map<String, String> details = new LinkedHashMap<>();
            details.put("Contact", how);
            contacts.add(new Contact(entry.group("who"), name, details));
        }
    }

    private static boolean isOnContacts(String words) {
        return ON_CONTACTS.matcher(Wording.beginning(words)).find();
    }
}
