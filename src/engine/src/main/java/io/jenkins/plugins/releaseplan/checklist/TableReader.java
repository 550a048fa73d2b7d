package io.jenkins.plugins.releaseplan.checklist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;

/**
 * Finds schedules, sign-off roles and contacts by the columns that tables have. Every other table is left alone.
 *
 * <ul>
 *   <li>A sign-off table has a column for signatures, and one that says whose.
 *   <li>A schedule has a column of start times, and one that says what is done.
 *   <li>A contact table has a column that says who, and one that says how to reach them.
 * </ul>
 */
final class TableReader {

    private static final Set<String> ROLE = Set.of(
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
    private static final Set<String> GROUP = Set.of(
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
    private static final Set<String> PERSON = Set.of(
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
            "contact");
    private static final Set<String> SIGNER =
            Set.of("approver", "approvers", "signatory", "signer", "signoff by", "sign off by", "party", "approval by");
    private static final Pattern SIGNATURE =
            Pattern.compile("\\bsignatures?\\b|\\binitials\\b|^signed(?: by| off| off by)?$");
    private static final Pattern SIGN_OFF =
            Pattern.compile("\\bsign ?offs?\\b|^(?:approval|approved(?: by)?|approved y n)$");

    private static final Set<String> TASK = Set.of(
            "task",
            "tasks",
            "activity",
            "activities",
            "step",
            "steps",
            "action",
            "actions",
            "what",
            "event",
            "milestone",
            "task name",
            "task description",
            "description",
            "work item",
            "item",
            "phase",
            "stage",
            "operation",
            "change",
            "deliverable",
            "checkpoint");
    private static final Set<String> START = Set.of(
            "start",
            "start time",
            "starts",
            "starts at",
            "start at",
            "begin",
            "begins",
            "begin time",
            "start date",
            "planned start",
            "scheduled start",
            "from",
            "start offset",
            "start utc",
            "start time utc",
            "start date time");
    private static final Set<String> TIME = Set.of(
            "time",
            "when",
            "offset",
            "timing",
            "t",
            "time utc",
            "time offset",
            "relative time",
            "t time",
            "t offset",
            "scheduled",
            "scheduled time",
            "scheduled for",
            "schedule",
            "time window",
            "window",
            "timeline",
            "target time",
            "planned time",
            "date",
            "day",
            "date time",
            "due",
            "time relative to t",
            "t minus",
            "timeframe",
            "time frame");
    private static final Set<String> END = Set.of(
            "end",
            "end time",
            "ends",
            "ends at",
            "finish",
            "finish time",
            "end date",
            "planned end",
            "scheduled end",
            "to",
            "until",
            "end offset",
            "end utc",
            "end time utc",
            "complete by",
            "end date time",
            "stop");
    private static final Set<String> OWNER = Set.of(
            "owner",
            "owners",
            "who",
            "responsible",
            "responsible team",
            "responsible party",
            "responsible person",
            "assignee",
            "assigned to",
            "team",
            "lead",
            "by",
            "performed by",
            "person",
            "responsibility",
            "role",
            "dri",
            "name");
    private static final Set<String> STATUS = Set.of("status", "state", "progress", "done", "complete", "completed");

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
            "channel",
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
    private static final Set<String> REACHED =
            Set.of("contact", "contacts", "availability", "available", "hours", "coverage");

    private static final Pattern CLOCK_OR_DATE = Pattern.compile(
            "\\d{1,2}:\\d{2}|\\b\\d{1,2}\\s?[ap]m\\b|\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}"
                    + "|\\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)day\\b|\\b(?:mon|tue|wed|thu|fri|sat|sun)\\b"
                    + "|\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?\\s+\\d{1,2}\\b"
                    + "|\\b\\d{1,2}\\.?\\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\b|^now$|\\bnoon\\b|\\bmidnight\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LENGTH_OF_TIME = Pattern.compile(
            "[~<>≈]?\\s*\\d+(?:\\.\\d+)?(?:\\s*[-–]\\s*\\d+)?\\s*(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACEHOLDER =
            Pattern.compile("|[-–—_.?]+|tb[dac]|n/?a|[\\[<{(][^\\])}>]*[\\])}>]", Pattern.CASE_INSENSITIVE);

    private final List<ScheduleEntry> schedule = new ArrayList<>();
    private final List<SignOffRole> signOffs = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();

    List<ScheduleEntry> schedule() {
        return schedule;
    }

    List<SignOffRole> signOffs() {
        return signOffs;
    }

    List<Contact> contacts() {
        return contacts;
    }

    void read(TableBlock table) {
        Grid grid = Grid.of(table);
        boolean signed = readSignOffs(grid);
        if (!signed) {
            readSchedule(grid);
        }
        readContacts(grid);
    }

    private boolean readSignOffs(Grid grid) {
        OptionalInt signature = grid.column(SIGNATURE.asPredicate());
        boolean explicit = signature.isPresent();
        if (!explicit) {
            signature = grid.column(SIGN_OFF.asPredicate());
        }
        OptionalInt role = signer(grid, signature, explicit);
        if (signature.isEmpty() || role.isEmpty()) {
            return false;
        }
        OptionalInt name = grid.column(Set.of("name", "full name", "person", "approver", "signatory", "contact name"));
        if (name.equals(role) || name.equals(signature)) {
            name = OptionalInt.empty();
        }
        for (Grid.Row row : grid.rows()) {
            if (!row.cell(role).isEmpty()) {
                signOffs.add(new SignOffRole(row.cell(role), row.cell(name), withoutLine(row.cell(signature))));
            }
        }
        return true;
    }

    /** The column that says who signs. A table of tasks that are signed off one by one has none. */
    private static OptionalInt signer(Grid grid, OptionalInt signature, boolean explicit) {
        OptionalInt signer = first(grid.column(ROLE), grid.column(SIGNER), grid.column(GROUP::contains));
        if (signer.isEmpty() && explicit) {
            signer = first(grid.column(PERSON), grid.headers().isEmpty() ? OptionalInt.empty() : OptionalInt.of(0));
        }
        boolean tasks = explicit && grid.column(ROLE).isEmpty() && signer.equals(grid.column(TASK));
        return signer.equals(signature) || tasks ? OptionalInt.empty() : signer;
    }

    private static OptionalInt first(OptionalInt... columns) {
        for (OptionalInt column : columns) {
            if (column.isPresent()) {
                return column;
            }
        }
        return OptionalInt.empty();
    }

    private static String withoutLine(String signature) {
        return signature.matches("[_.\\s-]*") ? "" : signature;
    }

    private void readSchedule(Grid grid) {
        OptionalInt task = grid.column(TASK);
        OptionalInt start = grid.column(START);
        boolean explicit = start.isPresent();
        if (!explicit) {
            start = grid.column(TIME);
        }
        if (task.isEmpty() || start.isEmpty() || !holdsTimes(grid, start.getAsInt(), explicit)) {
            return;
        }
        OptionalInt end = grid.column(END);
        OptionalInt owner = grid.column(OWNER);
        OptionalInt status = grid.column(STATUS);
        for (Grid.Row row : grid.rows()) {
            if (!row.cell(task).isEmpty()) {
                schedule.add(
                        entry(row, row.cell(task), row.cell(start), row.cell(end), row.cell(owner), row.cell(status)));
            }
        }
    }

    private static ScheduleEntry entry(
            Grid.Row row, String task, String start, String end, String owner, String status) {
        Optional<List<Offset>> ends = end.isEmpty() ? OffsetText.ends(start) : Optional.empty();
        if (ends.isPresent()) {
            return new ScheduleEntry(
                    task, ends.get().get(0), Optional.of(ends.get().get(1)), owner, status);
        }
        Optional<Offset> to = end.isEmpty() ? Optional.empty() : Optional.of(Offset.of(end));
        return new ScheduleEntry(task, Offset.of(start), to, owner, status);
    }

    /** A column called "Time" may as well say how long something takes; one that is called "Start" may not. */
    private static boolean holdsTimes(Grid grid, int column, boolean explicit) {
        List<String> cells = grid.rows().stream()
                .map(row -> row.cell(column))
                .filter(cell -> !PLACEHOLDER.matcher(cell).matches())
                .toList();
        if (cells.isEmpty()) {
            return true;
        }
        boolean lengths =
                cells.stream().allMatch(cell -> LENGTH_OF_TIME.matcher(cell).matches());
        boolean times = cells.stream().anyMatch(TableReader::isTime);
        return explicit ? !lengths || times : times;
    }

    private static boolean isTime(String cell) {
        String text = Wording.beginning(cell);
        return OffsetText.within(text).isPresent()
                || CLOCK_OR_DATE.matcher(text).find();
    }

    private void readContacts(Grid grid) {
        OptionalInt reach = grid.column(PHONE_OR_MAIL);
        OptionalInt role = grid.column(ROLE);
        if (reach.isEmpty()) {
            reach = role.isEmpty() ? OptionalInt.empty() : grid.column(REACHED);
        }
        if (role.isEmpty()) {
            role = first(grid.column(GROUP), grid.column(PERSON));
        }
        if (reach.isEmpty() || role.isEmpty() || reach.equals(role)) {
            return;
        }
        OptionalInt name = grid.column(PERSON);
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
}
