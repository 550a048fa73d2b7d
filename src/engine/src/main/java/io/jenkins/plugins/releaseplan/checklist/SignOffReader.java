package io.jenkins.plugins.releaseplan.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/**
 * Finds who signs: tables with a column for signatures and one that says whose, tables of roles under a heading on
 * sign-offs, and lists of roles with a line to sign on under such a heading.
 */
final class SignOffReader {

    private static final Set<String> SIGNER = Set.of(
            "approver",
            "approvers",
            "signatory",
            "signer",
            "signoff by",
            "sign off by",
            "party",
            "approval by",
            "reviewer",
            "reviewers");
    private static final Pattern SIGNATURE =
            Pattern.compile("\\bsignatures?\\b|\\binitials\\b|^signed(?: by| off| off by)?$");
    private static final Pattern SIGN_OFF = Pattern.compile(
            "\\bsign ?offs?\\b"
                    + "|^(?:approval|approved)(?: by| status| date| y n| yes no)?$|^approve reject$|^go no go(?: decision| vote)?$");
    private static final Set<String> SIGNED = Set.of(
            "date",
            "status",
            "decision",
            "approved",
            "date approved",
            "approval date",
            "signed",
            "date signed",
            "vote");
    private static final Set<String> REACHED = Set.of("email", "phone", "contact", "slack");

    private static final Pattern ON_SIGN_OFFS = Pattern.compile(
            "\\bsign[- ]?offs?\\b|\\bsignatures\\b|\\bapprovals?\\b|\\bapprovers\\b|\\bauthori[sz]ations?\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ON_ELSE = Pattern.compile(
            "\\b(?:process|workflow|matrix|criteria|polic(?:y|ies)|gates?|rules|requirements|environments?|after|history)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final String LINE = "(?:_{3,}|\\.{5,}|\\u2026{2,})";
    private static final Pattern TO_BE_SIGNED = Pattern.compile(
            "(?<role>\\p{L}[^:_\\[\\]{}|]{1,60}?)\\s*(?::\\s*(?<name>[^_:]{0,60}?))?\\s*" + LINE + ".*");
    private static final Pattern NAMED = Pattern.compile("(?<role>\\p{L}[^:_]{1,60}?)\\s*(?:[:\\u2013\\u2014].*)?");
    private static final Pattern TO_BE_NAMED =
            Pattern.compile("(?<role>\\p{L}[^:_@]{1,40}?)\\s*(?::|(?::|\\s[-\\u2013\\u2014])\\s*@[\\w./-]+)");
    private static final Pattern ROLE_NOUN = Pattern.compile(
            "(?:lead|leader|manager|owner|engineer|officer|director|head|sponsor|dba|administrator|architect|counsel"
                    + "|coordinator|commander|analyst|representative|vp|president|c[etiof]o|ciso|cmo|cmio|cto|team|stakeholders?)",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> NO_ROLE = Set.of(
            "date",
            "name",
            "signature",
            "signed",
            "time",
            "comments",
            "notes",
            "title",
            "approved by",
            "signed by",
            "prepared by",
            "version",
            "status",
            "decision",
            "approvers",
            "approvals",
            "sign off",
            "sign offs",
            "signatures");
    private static final Pattern DEED = Pattern.compile(
            "^\\s*(?:notify|inform|contact|e?mail|create|get|obtain|request|confirm|ask|brief|update|send|approve|call|meet|page"
                    + "|escalate|assign|identify|schedule)\\b|\\b(?:for|to|by|with|from|has|have|is)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final int MOST_WORDS = 6;
    private static final int MOST_WORDS_OF_A_ROLE = 4;

    private final List<SignOffRole> signOffs = new ArrayList<>();

    List<SignOffRole> signOffs() {
        return signOffs;
    }

    /**
     * Reads a table.
     *
     * @param heading the heading that the table stands under
     * @return whether it is one of sign-offs
     */
    boolean read(Grid grid, String heading) {
        OptionalInt signature = grid.column(SIGNATURE.asPredicate());
        boolean explicit = signature.isPresent();
        if (!explicit) {
            signature = grid.column(SIGN_OFF.asPredicate());
        }
        OptionalInt role = signer(grid, signature, explicit);
        if (signature.isEmpty() && isOnSignOffs(heading) && grid.column(REACHED).isEmpty()) {
            signature = grid.column(SIGNED);
            role = PeopleColumns.first(grid.column(PeopleColumns.ROLE), grid.column(SIGNER));
        }
        if (signature.isEmpty() || role.isEmpty()) {
            return false;
        }
        boolean dated = !explicit
                && Wording.normalized(grid.headers().get(signature.getAsInt())).contains("date");
        OptionalInt name = grid.column(Set.of("name", "full name", "person", "approver", "signatory", "contact name"));
        if (name.equals(role) || name.equals(signature)) {
            name = OptionalInt.empty();
        }
        for (Grid.Row row : grid.rows()) {
            if (!row.cell(role).isEmpty()) {
                String signed = dated ? "" : withoutLine(row.cell(signature));
                signOffs.add(new SignOffRole(row.cell(role), withoutLine(row.cell(name)), signed));
            }
        }
        return true;
    }

    /** The column that says who signs. A table of tasks that are signed off one by one has none. */
    private static OptionalInt signer(Grid grid, OptionalInt signature, boolean explicit) {
        OptionalInt signer = PeopleColumns.first(
                grid.column(PeopleColumns.ROLE), grid.column(SIGNER), grid.column(PeopleColumns.GROUP::contains));
        if (signer.isEmpty() && explicit) {
            signer = PeopleColumns.first(
                    grid.column(PeopleColumns.PERSON),
                    grid.headers().isEmpty() ? OptionalInt.empty() : OptionalInt.of(0));
        }
        boolean tasks = explicit
                && grid.column(PeopleColumns.ROLE).isEmpty()
                && signer.equals(grid.column(ScheduleReader.TASK));
        return signer.equals(signature) || tasks ? OptionalInt.empty() : signer;
    }

    /**
     * Reads a list under a heading or label on sign-offs: "QA Lead: ________".
     *
     * @param label the paragraph right before the list
     */
    void read(ListBlock list, String heading, Optional<Node> label) {
        boolean labelled = label.map(Markdown::text)
                .filter(text -> text.length() <= 80 && isOnSignOffs(text))
                .isPresent();
        if (!labelled && !isOnSignOffs(heading)) {
            return;
        }
        for (Node entry : Markdown.children(list)) {
            String text = Wording.beginning(Markdown.itemText(entry));
            if (!readLine(text)) {
                readEntry(text, Markdown.hasList(entry));
            }
        }
    }

    /** Reads the lines of a paragraph under a heading on sign-offs: "Product Manager: ________  Date: ______". */
    void read(Paragraph paragraph, String heading) {
        if (isOnSignOffs(heading)) {
            Markdown.lines(paragraph).forEach(line -> readLine(Wording.beginning(line.text())));
        }
    }

    private boolean readLine(String text) {
        Matcher line = TO_BE_SIGNED.matcher(text);
        if (!line.matches()) {
            return false;
        }
        if (isName(line.group("role"))) {
            String name = line.group("name") == null ? "" : line.group("name").strip();
            signOffs.add(new SignOffRole(line.group("role").strip(), name, ""));
        }
        return true;
    }

    /** Reads "Security Officer", "Product:" and "Security - @alex". */
    private void readEntry(String text, boolean label) {
        Matcher named = NAMED.matcher(text);
        Matcher open = TO_BE_NAMED.matcher(text);
        if (named.matches() && isName(named.group("role")) && endsWithRole(named.group("role"))) {
            signOffs.add(new SignOffRole(named.group("role").strip(), "", ""));
        } else if (!label && open.matches() && isShort(open.group("role")) && isName(open.group("role"))) {
            signOffs.add(new SignOffRole(open.group("role").strip(), "", ""));
        }
    }

    private static boolean isName(String role) {
        String words = Wording.normalized(role);
        return words.split(" ").length <= MOST_WORDS && !NO_ROLE.contains(words);
    }

    private static boolean endsWithRole(String role) {
        String[] words = Wording.normalized(Wording.withoutRemarks(role)).split(" ");
        return isShort(role) && ROLE_NOUN.matcher(words[words.length - 1]).matches();
    }

    private static boolean isShort(String role) {
        String words = Wording.normalized(Wording.withoutRemarks(role));
        return words.split(" ").length <= MOST_WORDS_OF_A_ROLE
                && !DEED.matcher(role).find();
    }

    private static boolean isOnSignOffs(String words) {
        String text = Wording.beginning(words);
        return ON_SIGN_OFFS.matcher(text).find() && !ON_ELSE.matcher(text).find();
    }

    private static String withoutLine(String signature) {
        return signature.matches("[_.\\s/\u2610\u2b1c-]*") ? "" : signature;
    }
}
