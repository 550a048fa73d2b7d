package io.jenkins.plugins.releaseplan.checklist;

import io.jenkins.plugins.releaseplan.analysis.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;

/**
 * Finds the reasons to roll back: the lists under headings on rollback criteria, triggers or conditions, and under labels
 * ("<b>Trigger Conditions</b>:") on them.
 */
final class CriteriaReader {

    private static final String ROLLBACK_WORD =
            "\\b(?:roll(?:ing|ed|s)?[ -]?backs?|back(?:ing)?[ -]?out|abort(?:ing)?|revert(?:ing)?|halt|fail[ -]?back)\\b";
    private static final Pattern ROLLBACK = words(ROLLBACK_WORD);
    private static final Pattern CRITERIA = words(
            "\\b(?:criteria|criterion|triggers?|conditions?|thresholds?|indicators|signals)\\b|\\bdecision\\s+(?:matrix|points?)\\b"
                    + "|\\bwhen\\s+(?:to|(?:should|do|must)\\s+(?:we|you|i))\\s+(?:\\w+\\s+){0,2}?(?:roll|back|abort|revert)"
                    + "|" + ROLLBACK_WORD + "\\s+(?:if|when)\\b");
    private static final Pattern OTHER_CRITERIA = words(
            "\\b(?:success|validation|acceptance|entry|exit|completion|go|promotion|verification)\\b[^.]*\\b(?:criteria|conditions?)\\b");
    private static final Pattern PROCEDURE = words(
            "\\b(?:procedures?|process|steps?|plan|execution|execute|how\\s+to|communications?|notifications?|contacts?|testing"
                    + "|tests?|verification|actions?|commands?|checklist|scripts?|post-rollback|owners?)\\b");
    private static final Pattern LISTED = words(ROLLBACK_WORD
            + ".*\\b(?:if|when|for\\s+any)\\b.*(?:any|one|either|following|these|:)|"
            + "\\b(?:if|when)\\b.*\\b(?:any|one|either|following|these)\\b.*" + ROLLBACK_WORD + "|" + ROLLBACK_WORD
            + ".*\\b(?:criteria|triggers?|conditions?)\\b.*:$");
    private static final Pattern NOT_A_REASON = words(
            "^\\W*(?:decision[- ]?(?:makers?|time|owner)|owners?|who|approv\\w+|contacts?|actions?|methods?|procedures?|steps?"
                    + "|time ?line|communications?|notif\\w+|maximum\\s+decision\\s+time|escalat\\w+|process|responsib\\w+|authority"
                    + "|rollback\\s+(?:methods?|procedures?|steps?|owners?|commands?))\\s*:");
    private static final Pattern NOT_TO =
            words("\\b(?:do\\s+not|don['\u2019]?t|never|avoid|when\\s+not\\s+to|no\\s+need\\s+to)\\s+(?:\\w+\\s+){0,2}?"
                    + ROLLBACK_WORD);
    private static final Pattern ANY_OF =
            words("\\b(?:any|either|one)\\s+(?:one\\s+)?of\\b|\\bfollowing\\s+(?:occur|happen|is|are)");
    private static final Pattern INLINE = words(
            "(?<label>(?:[\\w-]+\\s+){0,2}(?:triggers?|criteria|criterion|conditions?))\\s*:\\s+(?<reason>\\S.*)");
    private static final Pattern LIMIT_DETAIL =
            words("(?:thresholds?|triggers?|limits?|conditions?|criteria|metrics?|values?)\\s*:\\s*(?<limit>\\S.*)");
    private static final Pattern SEVERITY_DETAIL = words("^(?:severity|priority)\\b");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+(?=\\S)");
    private static final Pattern IMMEDIATE = words("\\b(?:immediate(?:ly)?|instant(?:ly)?)\\b");
    private static final Pattern DELAYED = words("\\b(?:delayed|deferred)\\b");

    private static final Set<String> REASON_COLUMN = Set.of(
            "trigger",
            "triggers",
            "condition",
            "criterion",
            "criteria",
            "metric",
            "symptom",
            "signal",
            "indicator",
            "rollback trigger",
            "trigger condition",
            "rollback criteria",
            "rollback criterion",
            "rollback condition",
            "kpi",
            "sli",
            "scenario",
            "issue",
            "event",
            "symptoms",
            "signals",
            "indicators",
            "problem",
            "conditions",
            "metrics",
            "check");
    private static final Set<String> LIMIT_COLUMN = Set.of(
            "threshold",
            "limit",
            "value",
            "trigger threshold",
            "critical threshold",
            "alert threshold",
            "trigger",
            "condition",
            "criteria",
            "trigger condition",
            "trigger value",
            "critical");
    private static final Set<String> TRIGGER_COLUMN = Set.of("trigger", "triggers", "trigger condition");
    private static final Pattern ROLLBACK_COLUMN = words(
            "(?:critical|red|fatal|breach) roll ?back|(?:auto(?:matic)? )?roll ?back(?: (?:red|critical|level|value|thresholds?|triggers?|criteria"
                    + "|criterion|conditions?|if|when|at|limits?))");
    private static final Set<String> SEVERITY_COLUMN = Set.of("severity", "priority", "level", "impact");

    private final List<Criterion> criteria = new ArrayList<>();

    /** What holds for the criteria of a list: taken from the headings and labels above it. */
    private record Context(Optional<Severity> severity, String scope, Optional<Offset> offset) {

        Context below(String label) {
            Optional<Severity> own = SeverityWords.ofHeading(label);
            Optional<Offset> time = Offset.in(label).or(() -> offset);
            String word = urgency(label);
            return new Context(own.or(() -> severity), word.isEmpty() ? scope : described(word, time), time);
        }
    }

    List<Criterion> criteria() {
        return criteria;
    }

    /**
     * Reads a list of a section.
     *
     * @param label the paragraph right before the list
     * @return whether the list is one of criteria as a whole
     */
    boolean read(ListBlock list, Place.Section section, Optional<Node> label) {
        Optional<String> introduction = label.map(CriteriaReader::introduction);
        if (introduction.filter(CriteriaReader::isOther).isPresent()) {
            return false;
        }
        boolean introduced =
                introduction.filter(text -> introduces(text, section)).isPresent();
        if (list instanceof OrderedList) {
            boolean steps = PROCEDURE.matcher(section.title).find();
            introduced = introduced
                    && introduction
                            .filter(text -> steps ? namesCriteria(text, section) : isOnReasons(text))
                            .isPresent();
            if (steps && !introduced) {
                return false;
            }
        }
        if (isOnCriteria(section) || introduced) {
            Context context = context(section);
            readList(list, introduced ? context.below(introduction.orElseThrow()) : context);
            return true;
        }
        readLabelled(list, section);
        return false;
    }

    /** What a paragraph says before a list: its last sentence. One that is bold as a whole is a label, colon or not. */
    private static String introduction(Node paragraph) {
        String text = Wording.beginning(Markdown.text(paragraph));
        boolean label = !text.isEmpty() && Markdown.boldStart(paragraph).equals(text);
        String last = SENTENCE_END.split(text)[SENTENCE_END.split(text).length - 1];
        return label && !last.endsWith(":") ? last + ":" : last;
    }

    /** Reads a paragraph or bullet that names its trigger itself: "<b>Rollback trigger</b>: error rate above 5 %". */
    void readInline(Node paragraph, Place.Section section) {
        Matcher named = INLINE.matcher(Wording.beginning(Markdown.text(paragraph)));
        if (named.matches() && namesCriteria(named.group("label"), section)) {
            CriterionText stated = CriterionText.of(named.group("reason"), "");
            add(stated.text(), stated, context(section).below(named.group("label")), Markdown.line(paragraph));
        }
    }

    /** Reads the rows of a table on criteria: it stands under such a heading, or a column says so. */
    void readTable(TableBlock table, Place.Section section) {
        Grid grid = Grid.of(table);
        OptionalInt named = grid.column(ROLLBACK_COLUMN.asMatchPredicate());
        boolean triggers = isOnRollback(section) && grid.column(TRIGGER_COLUMN).isPresent();
        OptionalInt first = grid.column(REASON_COLUMN);
        int reason = first.isPresent() ? first.getAsInt() : named.orElse(-1);
        if (reason < 0 || named.isEmpty() && !triggers && !isOnCriteria(section)) {
            return;
        }
        OptionalInt limit = grid.column((column, name) -> column != reason
                && (LIMIT_COLUMN.contains(name) || ROLLBACK_COLUMN.matcher(name).matches()));
        OptionalInt severity = grid.column(SEVERITY_COLUMN);
        for (Grid.Row row : grid.rows()) {
            Context context = context(section).below(row.cell(severity));
            CriterionText stated = CriterionText.of(row.cell(reason), "").withLimit(row.cell(limit));
            String text = (stated.text() + " " + row.cell(limit)).strip();
            if (!text.isEmpty()) {
                add(text, stated, context, row.line());
            }
        }
    }

    private static boolean isOther(String introduction) {
        return NOT_A_REASON.matcher(introduction).find()
                || OTHER_CRITERIA.matcher(introduction).find()
                || NOT_TO.matcher(introduction).find();
    }

    /** Whether a paragraph begins a list of criteria. */
    boolean introduces(Node paragraph, Place.Section section) {
        return introduces(introduction(paragraph), section);
    }

    private static boolean introduces(String text, Place.Section section) {
        boolean label = text.endsWith(":") && text.length() <= 80;
        return text.endsWith(":") && LISTED.matcher(text).find() || label && namesCriteria(text, section);
    }

    /** Whether a numbered list that is introduced so holds reasons: "roll back when one fails:" may as well begin steps. */
    private static boolean isOnReasons(String introduction) {
        return CRITERIA.matcher(introduction).find()
                || ANY_OF.matcher(introduction).find();
    }

    /** A bullet such as "<b>Trigger Conditions</b>:" has its criteria below it. */
    private void readLabelled(ListBlock list, Place.Section section) {
        for (Node entry : Markdown.children(list)) {
            String label = Markdown.head(entry).map(Markdown::text).orElse("");
            boolean plain = Markdown.box(entry).isEmpty() && label.endsWith(":");
            if (plain && namesCriteria(label, section)) {
                readBelow(entry, context(section).below(label));
            } else {
                Markdown.head(entry).ifPresent(head -> readInline(head, section));
            }
        }
    }

    private static boolean namesCriteria(String label, Place.Section section) {
        String words = Wording.beginning(label);
        return CRITERIA.matcher(words).find()
                && !OTHER_CRITERIA.matcher(words).find()
                && !NOT_TO.matcher(words).find()
                && (ROLLBACK.matcher(words).find() || isOnRollback(section));
    }

    private static boolean isOnRollback(Place.Section section) {
        return ROLLBACK.matcher(Wording.beginning(section.title)).find()
                || section.parent.filter(CriteriaReader::isOnRollback).isPresent();
    }

    /** Whether a heading is on criteria itself, or says nothing else and stands below one that is. */
    private static boolean isOnCriteria(Place.Section section) {
        String title = Wording.beginning(section.title);
        if (NOT_TO.matcher(title).find()) {
            return false;
        }
        if (CRITERIA.matcher(title).find()) {
            return isOnRollback(section) && !OTHER_CRITERIA.matcher(title).find();
        }
        return !PROCEDURE.matcher(title).find()
                && section.parent.filter(CriteriaReader::isOnCriteria).isPresent();
    }

    private static Context context(Place.Section section) {
        Optional<Place.Section> above = section.parent.filter(parent -> isOnCriteria(parent) || isOnRollback(parent));
        String title = Wording.withoutNumber(section.title);
        Optional<Offset> time = Offset.in(title)
                .or(() -> above.flatMap(parent -> context(parent).offset()));
        Optional<Severity> severity = SeverityWords.ofHeading(Wording.withoutRemarks(title))
                .or(() -> above.flatMap(parent -> context(parent).severity()));
        String word = urgency(title);
        if (word.isEmpty()) {
            word = above.map(parent -> urgency(parent.title)).orElse("");
        }
        return new Context(severity, word.isEmpty() ? title : described(word, time), time);
    }

    private static String urgency(String text) {
        String words = Wording.beginning(text);
        if (IMMEDIATE.matcher(words).find()) {
            return "immediate";
        }
        return DELAYED.matcher(words).find() ? "delayed" : "";
    }

    private static String described(String urgency, Optional<Offset> time) {
        return urgency + time.map(offset -> " (" + offset.text() + ")").orElse("");
    }

    private void readList(ListBlock list, Context context) {
        for (Node entry : Markdown.children(list)) {
            String text = text(entry);
            boolean label = Markdown.hasList(entry)
                    && (text.isEmpty()
                            || text.endsWith(":")
                            || SeverityWords.alone(text).isPresent());
            if (NOT_A_REASON.matcher(Wording.beginning(text)).find()) {
                continue;
            }
            if (label) {
                readBelow(entry, context.below(text));
            } else if (!text.isEmpty()) {
                String bold = Markdown.head(entry).map(Markdown::boldStart).orElse("");
                CriterionText stated = withDetails(CriterionText.of(text, bold), entry);
                add(stated.text(), stated, context, Markdown.line(entry));
            }
        }
    }

    /** "High error rate", with "Threshold: 5%" and "Severity: critical" in bullets of their own below it. */
    private static CriterionText withDetails(CriterionText stated, Node entry) {
        CriterionText whole = stated;
        for (Node list : Markdown.children(entry)) {
            for (Node detail : list instanceof ListBlock ? Markdown.children(list) : List.<Node>of()) {
                String text = Wording.beginning(text(detail));
                Matcher limit = LIMIT_DETAIL.matcher(text);
                if (limit.matches()) {
                    whole = whole.withLimit(limit.group("limit"));
                } else if (SEVERITY_DETAIL.matcher(text).find()) {
                    whole = whole.withSeverity(SeverityWords.alone(text));
                }
            }
        }
        return whole;
    }

    /** What a bullet says. To Markdown, the sign in "- &gt;5% of requests" begins a quote; to its author, it compares. */
    private static String text(Node entry) {
        if (entry.getFirstChild() instanceof BlockQuote quote && quote.getFirstChild() instanceof Paragraph paragraph) {
            String quoted = Markdown.text(paragraph);
            boolean number = !quoted.isEmpty() && (Character.isDigit(quoted.charAt(0)) || quoted.startsWith("="));
            return number ? ">" + quoted : quoted;
        }
        return Markdown.itemText(entry);
    }

    private void readBelow(Node entry, Context context) {
        for (Node child : Markdown.children(entry)) {
            if (child instanceof ListBlock list) {
                readList(list, context);
            }
        }
    }

    private void add(String text, CriterionText stated, Context context, int line) {
        criteria.add(new Criterion(
                text,
                stated.severity().or(context::severity),
                stated.metric(),
                stated.comparison(),
                stated.threshold(),
                stated.unit(),
                Optional.of(context.scope()).filter(scope -> !scope.isEmpty()),
                context.offset(),
                line));
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
