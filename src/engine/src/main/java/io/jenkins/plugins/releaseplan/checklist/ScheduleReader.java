package io.jenkins.plugins.releaseplan.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds schedules: tables with a column of start times and one that says what is done. */
final class ScheduleReader {

    static final Set<String> TASK = Set.of(
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
            "checkpoint",
            "check",
            "message",
            "communication");
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
            "t",
            "due date",
            "due by",
            "deadline",
            "target date",
            "planned date",
            "week",
            "weeks",
            "days",
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
            "name",
            "resource",
            "resources",
            "accountable",
            "decision maker",
            "executor",
            "executed by",
            "operator",
            "implementer",
            "poc",
            "task owner");
    private static final Set<String> STATUS =
            Set.of("status", "state", "progress", "done", "complete", "completed", "percent complete", "finished");

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

    private static final Pattern ROW_NUMBER = Pattern.compile("[#\\p{L}]{0,3}[-.]?\\d+(?:\\.\\d+)*[.)]?");

    private static final Pattern TASK_OF_SOMETHING =
            Pattern.compile("^(?:\\w+ ){1,2}(?:tasks?|activity|activities|steps?|actions?|milestones?|events?)$");
    private static final String ZONE = "(?: (?:t|utc|gmt|et|est|edt|pt|pst|pdt|ct|cst|cet|cest|ist|bst|local|hh mm))*";
    private static final Pattern START_OF_SOMETHING = Pattern.compile(
            "(?:planned |scheduled |target |estimated |expected )?(?:start|begin)(?: date| time| at| offset)*" + ZONE);
    private static final Pattern TIME_OF_SOMETHING = Pattern.compile(
            "(?:planned |scheduled |target |approximate |estimated |local |clock )?(?:time|timing|when|window)"
                    + "(?: (?:relative to|from|offset|go live|release|deployment|cutover))*" + ZONE);

    /** Tables of what happened to a document, or of risks, have dates too. */
    private static final Set<String> OF_RECORDS = Set.of(
            "version", "revision", "rev", "author", "authors", "changed by", "risk", "mitigation", "issue", "severity");

    /** Columns to write in when something was done, as long as nothing is written there. */
    private static final Set<String> RECORDED = Set.of("date", "day", "days", "week", "weeks", "date time");

    private static final Set<String> COUNTED = Set.of("day", "days", "week", "weeks");

    private final List<ScheduleEntry> schedule = new ArrayList<>();

    List<ScheduleEntry> schedule() {
        return schedule;
    }

    void read(Grid grid) {
        OptionalInt start = grid.column(
                name -> START.contains(name) || START_OF_SOMETHING.matcher(name).matches());
        boolean explicit = start.isPresent();
        if (!explicit) {
            start = grid.column(name ->
                    TIME.contains(name) || TIME_OF_SOMETHING.matcher(name).matches());
        }
        boolean record = !explicit && grid.column(OF_RECORDS).isPresent();
        if (start.isEmpty() || record || !holdsTimes(grid, start.getAsInt(), explicit)) {
            return;
        }
        OptionalInt task = task(grid, start.getAsInt());
        if (task.isEmpty()) {
            return;
        }
        OptionalInt ends = grid.column(END);
        OptionalInt owner = grid.column(OWNER);
        OptionalInt status = grid.column(STATUS);
        String unit = unit(grid, start.getAsInt());
        for (Grid.Row row : grid.rows()) {
            if (!row.cell(task).isEmpty()) {
                String end = row.cell(ends);
                schedule.add(entry(row.cell(task), unit, row.cell(start), end, row.cell(owner), row.cell(status)));
            }
        }
    }

    /**
     * The column that says what is done. A step may be only a number. A table whose times are relative to the release is a
     * schedule whatever its first column of words is called.
     */
    private static OptionalInt task(Grid grid, int start) {
        OptionalInt named = grid.column((column, name) -> column != start && isTask(name));
        OptionalInt inWords =
                grid.column((column, name) -> column != start && isTask(name) && !isNumbered(grid, column));
        boolean relative = grid.rows().stream().anyMatch(row -> isRelative(row.cell(start)));
        if (named.isPresent() || !relative) {
            return inWords.isPresent() ? inWords : named;
        }
        return grid.column((column, name) -> column != start
                && !END.contains(name)
                && !OWNER.contains(name)
                && !STATUS.contains(name)
                && !isNumbered(grid, column));
    }

    private static boolean isTask(String name) {
        return TASK.contains(name) || TASK_OF_SOMETHING.matcher(name).find();
    }

    private static boolean isNumbered(Grid grid, int column) {
        return grid.rows().stream()
                .map(row -> row.cell(column))
                .allMatch(cell -> cell.isEmpty() || ROW_NUMBER.matcher(cell).matches());
    }

    private static boolean isRelative(String cell) {
        return cell.startsWith("T") && Offset.of(cell).isKnown();
    }

    private static ScheduleEntry entry(
            String task, String unit, String start, String end, String owner, String status) {
        Optional<List<Offset>> ends = end.isEmpty() ? OffsetText.ends(start) : Optional.empty();
        if (ends.isPresent()) {
            return new ScheduleEntry(
                    task, ends.get().get(0), Optional.of(ends.get().get(1)), owner, status);
        }
        Optional<Offset> to = end.isEmpty() ? Optional.empty() : Optional.of(Offset.of(end));
        return new ScheduleEntry(task, from(unit, start), to, owner, status);
    }

    /** In a column called "Week", a bare number is a week. */
    private static Offset from(String unit, String start) {
        Offset own = Offset.of(start);
        if (own.isKnown() || unit.isEmpty()) {
            return own;
        }
        Offset counted = Offset.of(unit + start);
        return new Offset(start, counted.from(), counted.to());
    }

    private static String unit(Grid grid, int column) {
        String name = Wording.normalized(grid.headers().get(column));
        return COUNTED.contains(name) ? name.replaceAll("s$", "") + " " : "";
    }

    /** A column called "Time" may as well say how long something takes; one that is called "Start" may not. */
    private static boolean holdsTimes(Grid grid, int column, boolean explicit) {
        List<String> cells = grid.rows().stream()
                .map(row -> row.cell(column))
                .filter(cell -> !PLACEHOLDER.matcher(cell).matches())
                .toList();
        String name = Wording.normalized(grid.headers().get(column));
        if (cells.isEmpty()) {
            return !RECORDED.contains(name);
        }
        String unit = unit(grid, column);
        boolean times = cells.stream().anyMatch(cell -> isTime(unit + cell));
        boolean lengths =
                cells.stream().allMatch(cell -> LENGTH_OF_TIME.matcher(cell).matches());
        return times || explicit && !lengths && !name.equals("from");
    }

    private static boolean isTime(String cell) {
        String text = Wording.beginning(cell);
        return OffsetText.within(text).isPresent()
                || CLOCK_OR_DATE.matcher(text).find();
    }
}
