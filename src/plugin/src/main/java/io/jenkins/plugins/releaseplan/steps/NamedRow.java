package io.jenkins.plugins.releaseplan.steps;

import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;

/** A row of a form that gives one name of a list, which a step has as a plain list of texts. */
public abstract class NamedRow<T extends NamedRow<T>> extends AbstractDescribableImpl<T> {

    private final String name;

    NamedRow(String name) {
        this.name = Util.fixNull(name).strip();
    }

    public String getName() {
        return name;
    }

    /** A list of texts, or one text, as rows; none for null. */
    static <T> List<T> rows(Object value, Function<String, T> row) {
        if (value instanceof Collection<?> values) {
            return values.stream().map(String::valueOf).map(row).toList();
        }
        return value == null ? List.of() : List.of(row.apply(value.toString()));
    }

    /** What a form sends for rows: nothing, one, or several. */
    static List<JSONObject> sent(Object rows) {
        List<JSONObject> all = new ArrayList<>();
        if (rows instanceof JSONArray several) {
            several.forEach(row -> all.add((JSONObject) row));
        } else if (rows instanceof JSONObject one && !one.isNullObject()) {
            all.add(one);
        }
        return all;
    }

    /** The names that the rows of a form give; a row that was left empty gives none. */
    static List<String> names(Object rows) {
        return sent(rows).stream()
                .map(row -> row.optString("name").strip())
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
