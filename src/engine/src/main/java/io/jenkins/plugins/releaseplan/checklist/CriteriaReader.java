package io.jenkins.plugins.releaseplan.checklist;

import io.jenkins.plugins.releaseplan.analysis.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
            "\\b(?:roll(?:ing|ed)?[ -]?backs?|back(?:ing)?[ -]?out|abort(?:ing)?|revert(?:ing)?|halt|fail[ -]?back)\\b";
    private static final Pattern ROLLBACK = words(ROLLBACK_WORD);
    private static final Pattern CRITERIA = words(
            "\\b(?:criteria|criterion|triggers?|conditions?|thresholds?)\\b|\\bwhen\\s+to\\s+(?:roll|back|abort|revert)");
    private static final Pattern OTHER_CRITERIA = words(
            "\\b(?:success|validation|acceptance|entry|exit|completion|go|promotion|verification)\\b[^.]*\\b(?:criteria|conditions?)\\b");
    private static final Pattern PROCEDURE = words(
            "\\b(?:procedures?|process|steps?|plan|execution|execute|how\\s+to|communications?|notifications?|contacts?|testing"
                    + "|tests?|verification|actions?|commands?|checklist|scripts?|post-rollback|owners?)\\b");
    private static final Pattern LISTED =
            words(ROLLBACK_WORD + ".*\\b(?:if|when)\\b.*(?:any|one|either|following|these|:)|" + ROLLBACK_WORD
                    + ".*\\b(?:criteria|triggers?|conditions?)\\b.*:$");
    private static final Pattern NOT_A_REASON = words(
            "^\\W*(?:decision[- ]?(?:makers?|time|owner)|owners?|who|approv\\w+|contacts?|actions?|methods?|procedures?|steps?"
                    + "|time ?line|communications?|notif\\w+|maximum\\s+decision\\s+time|escalat\\w+|process|responsib\\w+|authority"
                    + "|rollback\\s+(?:methods?|procedures?|steps?|owners?|commands?))\\s*:");
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
            "sli");
    private static final Set<String> LIMIT_COLUMN = Set.of(
            "threshold", "limit", "rollback threshold", "value", "rollback if", "rollback when", "trigger threshold");
    private static final Set<String> SEVERITY_COLUMN = Set.of("severity", "priority", "level", "impact");

    private final List<Criterion> criteria = new ArrayList<>();

    /** What holds for the criteria of a list: taken from the headings and labels above it. */
    private record Context(Optional<Severity> severity, String scope, Optional<Offset> offset) {

        Context below(String label) {
            Optional<Severity> own = CriterionText.severityAlone(label);
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
        Optional<String> introduction = label.map(Markdown::text);
        boolean numberedSteps =
                list instanceof OrderedList && PROCEDURE.matcher(section.title).find();
        if (introduction.filter(CriteriaReader::isOther).isPresent() || numberedSteps) {
            return false;
        }
        boolean introduced =
                introduction.filter(text -> introduces(text, section)).isPresent();
        if (isOnCriteria(section) || introduced && !(list instanceof OrderedList)) {
            Context context = context(section);
            readList(list, introduced ? context.below(introduction.orElseThrow()) : context);
            return true;
        }
        readLabelled(list, section);
        return false;
    }

    /** Reads the rows of a table under a heading on criteria, if its columns are those of reasons. */
    void readTable(TableBlock table, Place.Section section) {
        if (!isOnCriteria(section)) {
            return;
        }
        Grid grid = Grid.of(table);
        OptionalInt reason = grid.column(REASON_COLUMN);
        if (reason.isEmpty()) {
            return;
        }
        OptionalInt limit = grid.column(LIMIT_COLUMN);
        OptionalInt severity = grid.column(SEVERITY_COLUMN);
        for (Grid.Row row : grid.rows()) {
            String text = (row.cell(reason) + " " + row.cell(limit)).strip();
            if (!text.isEmpty()) {
                add(text, "", context(section).below(row.cell(severity)), row.line());
            }
        }
    }

    private static boolean isOther(String introduction) {
        return NOT_A_REASON.matcher(introduction).find();
    }

    private static boolean introduces(String text, Place.Section section) {
        String words = Wording.beginning(text);
        boolean label = words.endsWith(":") && words.length() <= 80;
        return words.endsWith(":") && LISTED.matcher(words).find() || label && namesCriteria(words, section);
    }

    /** A bullet such as "<b>Trigger Conditions</b>:" has its criteria below it. */
    private void readLabelled(ListBlock list, Place.Section section) {
        for (Node entry : Markdown.children(list)) {
            String label = Markdown.head(entry).map(Markdown::text).orElse("");
            boolean plain = Markdown.box(entry).isEmpty() && label.endsWith(":");
            if (plain && namesCriteria(label, section)) {
                readBelow(entry, context(section).below(label));
            }
        }
    }

    private static boolean namesCriteria(String label, Place.Section section) {
        String words = Wording.beginning(label);
        return CRITERIA.matcher(words).find()
                && !OTHER_CRITERIA.matcher(words).find()
                && (ROLLBACK.matcher(words).find() || isOnRollback(section));
    }

    private static boolean isOnRollback(Place.Section section) {
        return ROLLBACK.matcher(Wording.beginning(section.title)).find()
                || section.parent.filter(CriteriaReader::isOnRollback).isPresent();
    }

    /** Whether a heading is on criteria itself, or says nothing else and stands below one that is. */
    private static boolean isOnCriteria(Place.Section section) {
        String title = Wording.beginning(section.title);
        if (CRITERIA.matcher(title).find()) {
            return isOnRollback(section) && !OTHER_CRITERIA.matcher(title).find();
        }
        return !PROCEDURE.matcher(title).find()
                && section.parent.filter(CriteriaReader::isOnCriteria).isPresent();
    }

    private static Context context(Place.Section section) {
        Optional<Place.Section> above = section.parent.filter(CriteriaReader::isOnCriteria);
        String title = Wording.withoutNumber(section.title);
        Optional<Offset> time = Offset.in(title)
                .or(() -> above.flatMap(parent -> context(parent).offset()));
        Optional<Severity> severity = CriterionText.severityAlone(Wording.withoutRemarks(title))
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
            boolean label = hasList(entry)
                    && (text.isEmpty()
                            || text.endsWith(":")
                            || CriterionText.severityAlone(text).isPresent());
            if (NOT_A_REASON.matcher(Wording.beginning(text)).find()) {
                continue;
            }
            if (label) {
                readBelow(entry, context.below(text));
            } else if (!text.isEmpty()) {
                String bold = Markdown.head(entry).map(Markdown::boldStart).orElse("");
                add(text, bold, context, Markdown.line(entry));
            }
        }
    }

    /** What a bullet says. To Markdown, the sign in "- &gt;5% of requests" begins a quote; to its author, it compares. */
    private static String text(Node entry) {
        if (entry.getFirstChild() instanceof BlockQuote quote && quote.getFirstChild() instanceof Paragraph paragraph) {
            String quoted = Markdown.text(paragraph);
            boolean number = !quoted.isEmpty() && (Character.isDigit(quoted.charAt(0)) || quoted.startsWith("="));
            return number ? ">" + quoted : quoted;
        }
        return Markdown.head(entry).map(Markdown::text).orElse("");
    }

    private static boolean hasList(Node entry) {
        return Markdown.children(entry).stream().anyMatch(ListBlock.class::isInstance);
    }

    private void readBelow(Node entry, Context context) {
        for (Node child : Markdown.children(entry)) {
            if (child instanceof ListBlock list) {
                readList(list, context);
            }
        }
    }

    private void add(String words, String boldStart, Context context, int line) {
        CriterionText stated = CriterionText.of(words, boldStart);
        criteria.add(new Criterion(
                stated.text(),
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
