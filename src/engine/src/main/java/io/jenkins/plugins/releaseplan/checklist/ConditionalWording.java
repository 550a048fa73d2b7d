package io.jenkins.plugins.releaseplan.checklist;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells texts that say of themselves that they may not apply ("Restore the database (if required)") from those that only
 * speak of conditions ("Verify what happens if a node fails").
 */
final class ConditionalWording {

    private static final String AS_APPLIES = "(?:applicable|required|needed|necessary|appropriate|relevant|desired)";
    private static final String APPLIES =
            "(?:" + AS_APPLIES + "|enabled|warranted|any|any exist|used|in use|present|affected"
                    + "|configured|available|possible|so|it applies|this applies|supported)";
    private static final String MAY_APPLY =
            "(?:(?:only\\s+)?(?:if|where|when|whenever)(?:\\s+and\\s+(?:if|where|when))?"
                    + "(?:\\s+(?:it\\s+is|is|are|they\\s+are|still|deemed|absolutely))?\\s+" + APPLIES
                    + "|(?<!\\b(?:works?|working|behaves?|runs?|running|operates?|functions?|performs?|configured|set\\s+up|responds?)\\s)"
                    + "as\\s+(?:and\\s+when\\s+)?" + AS_APPLIES + ")";
    private static final String HAPPENED =
            "(?:changes?|changed|enabled|disabled|required|needed|necessary|applicable|used"
                    + "|affected|involved|modified|included|present|exists?|configured|touched|added|updated|planned|in\\s+use|in\\s+scope)";
    private static final String CHANGES =
            "(?:changes?|releases?|deployments?|deploys|updates?|migrations?|upgrades?|features?|hotfixes)";

    private static final List<Pattern> SAYS_SO = List.of(
            // In parentheses a plan remarks on the item: "(if billing changes)", "(optional)".
            text("[(\\[]\\s*(?:only\\s+|but\\s+only\\s+)?(?:if|unless|only|in\\s+case)\\b[^()\\[\\]?]*[)\\]]"),
            text("[(\\[]\\s*" + MAY_APPLY + "\\b[^()\\[\\]]*[)\\]]"),
            text("[(\\[]\\s*(?:when|where)\\s[^()\\[\\]]*\\b" + HAPPENED + "\\s*[)\\]]"),
            text("[(\\[]\\s*for\\s+(?!all\\b|each\\b|every\\b|any\\b|the\\b|this\\b|both\\b)[^()\\[\\]]*\\b" + CHANGES
                    + "(?:\\s+only)?\\s*[)\\]]"),
            text("[(\\[]\\s*(?:for\\s+)?[^()\\[\\]]*\\b" + CHANGES + "\\s+only\\s*[)\\]]"),
            text("[(\\[]\\s*for\\s+(?!all\\b|each\\b|every\\b|any\\b|the\\b|this\\b|both\\b)(?:[\\p{L}-]+\\s+)?"
                    + CHANGES + "\\s+(?:touching|affecting|involving|changing|with|that)\\s[^()\\[\\]]*[)\\]]"),
            text("[(\\[]\\s*(?:optional|conditional)\\b(?!\\s+[^\\s,;:)\\]]+\\s+[^()\\[\\]]*)[^()\\[\\]]*[)\\]]"),
            text("[(\\[,;]\\s*(?:or\\s+)?n\\s*/\\s*a\\b\\s+(?:if|when|for|unless)\\b"),
            text("\\bor\\s+(?:n\\s*/\\s*a|not\\s+applicable)\\s*[)\\].]*$"),
            // At the beginning, with a break after it: "If applicable, ...", "Optional: ...".
            text("^\\W*(?:optional|conditional)\\s*(?:[:,]|\\s[-\u2013\u2014]\\s)"),
            text("^\\W*optionally\\b"),
            text(
                    "^\\W*(?:only\\s+)?(?:if|unless|in\\s+case)\\s[^,:]{2,}(?:[,:]|\\s[-\u2013\u2014]\\s|\\bthen\\b).*\\S"),
            text("^\\W*" + MAY_APPLY + "\\s*[,:]"),
            text("[,;\u2013\u2014-]\\s*" + MAY_APPLY + "\\s*\\.?$"),
            text("[,\u2013\u2014]\\s*(?:optional|conditional)\\s*\\.?$"),
            text("\\s-\\s+(?:optional|conditional)\\s*\\.?$"),
            text("\\bfor\\s+[\\p{L}-]+-(?:critical|sensitive|impacting|relevant|related)\\s+" + CHANGES + "\\b"));

    /** At the end of a clause, without a break: these may be what an inspection is about, too. */
    private static final List<Pattern> MAY_SAY_SO = List.of(
            text("\\b" + MAY_APPLY + "\\s*(?:$|[.,;:)\\]\u2013\u2014]|\\s-\\s|\\b(?:by|for|per|to|due|in|on)\\s)"),
            text("\\S\\s+(?:only\\s+)?(?:if|unless)\\s+(?:[^\\s,;:()]+\\s+){1,5}" + HAPPENED + "\\s*\\.?$"),
            text("\\S\\s+unless\\s+(?:already|otherwise|not)\\s"),
            text("\\S\\s+only\\s+if\\s+\\S"));

    private static final Pattern INSPECTS = text(
            "\\b(?:check|verify|see|confirm|decide|determine|assess|ask|know|evaluate|test|tell|find\\s+out|figure\\s+out"
                    + "|document|monitor)\\s+(?:if|unless|when|where|whether)\\b"
                    + "|\\b(?:what|how|whether|happens|behaves?|alerts?|fires?|fails?)\\b.*\\b(?:if|unless|when)\\b"
                    + "|^\\W*(?:verify|confirm|ensure|check|test|validate|make\\s+sure)\\s+(?:that|it|nothing|no)\\b"
                    + "|^\\W*(?:ask|determine|decide|assess|evaluate|find\\s+out)\\b");

    private ConditionalWording() {}

    /** Whether the text says of itself that it may not apply. */
    static boolean saysSo(String words) {
        String text = Wording.beginning(words);
        return SAYS_SO.stream().anyMatch(form -> form.matcher(text).find())
                || MAY_SAY_SO.stream().anyMatch(form -> form.matcher(text).find())
                        && !INSPECTS.matcher(text).find();
    }

    private static Pattern text(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
