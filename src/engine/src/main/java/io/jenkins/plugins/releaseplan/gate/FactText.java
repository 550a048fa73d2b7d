package io.jenkins.plugins.releaseplan.gate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How facts are written. */
final class FactText {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern FORM =
            Pattern.compile("(?<what>[a-z ]+?) in (?<environment>\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Function<String, Fact>> KNOWN = known();

    private FactText() {}

    static Fact parse(String text) {
        String tidy = SPACE.matcher(text.strip()).replaceAll(" ");
        Matcher form = FORM.matcher(tidy);
        Function<String, Fact> fact = form.matches() ? KNOWN.get(Words.key(form.group("what"))) : null;
        if (fact == null) {
            throw new IllegalArgumentException("'" + Words.shortened(tidy) + "' is not a fact that a gate knows; write "
                    + Words.listed(KNOWN.keySet().stream()
                            .map(what -> "'" + what + " in ENVIRONMENT'")
                            .toList()));
        }
        return fact.apply(form.group("environment"));
    }

    private static Map<String, Function<String, Fact>> known() {
        Map<String, Function<String, Fact>> known = new LinkedHashMap<>();
        known.put("healthy", Fact.HealthyIn::new);
        known.put("rollback rehearsed", Fact.RollbackRehearsedIn::new);
        known.put("released", Fact.ReleasedIn::new);
        return known;
    }
}
