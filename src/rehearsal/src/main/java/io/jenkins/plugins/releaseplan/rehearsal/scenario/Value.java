package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import io.jenkins.plugins.releaseplan.schedule.DurationText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One value of the file with its place. The reading methods throw {@link IllegalArgumentException} with a message for people
 * when the value is of another kind; {@link #read} turns that into a problem at this place.
 */
final class Value {

    private static final int QUOTED = 60;

    private final Node node;
    private final String path;
    private final String key;
    private final Problems problems;

    private Value(Node node, String path, String key, Problems problems) {
        this.node = node;
        this.path = path;
        this.key = key;
        this.problems = problems;
    }

    /** The root of a file. */
    static Value root(Node node, Problems problems) {
        return new Value(node, "", "", problems);
    }

    /** The path of its key, such as {@code faults[2].version}. */
    String path() {
        return path;
    }

    /** The key under which it stands; for a value of a list, that of the list. */
    String key() {
        return key;
    }

    /** The same value under a key of its own, for a list that stands for a mapping. */
    Value named(String name) {
        return new Value(node, path, name, problems);
    }

    /** A section without any value, for a scalar that stands for a mapping. */
    Section none(Shape shape) {
        return new Section(shape, this, Map.of());
    }

    /** Notes that this value is wrong. */
    void wrong(String message) {
        problems.add(node, path, message);
    }

    /** Reads it, or notes what is wrong and gives the fallback. */
    <T> T read(T fallback, Function<Value, T> how) {
        try {
            return how.apply(this);
        } catch (IllegalArgumentException wrong) {
            wrong(wrong.getMessage());
            return fallback;
        }
    }

    boolean isNull() {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isScalar() {
        return node instanceof ScalarNode && !isNull();
    }

    /** Any scalar as it is written. */
    String text() {
        if (!isScalar()) {
            throw new IllegalArgumentException("must be a text, not " + kind());
        }
        return ((ScalarNode) node).getValue();
    }

    /** A scalar that says something. */
    String name(String what) {
        String text = text().strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
        return text;
    }

    boolean bool() {
        if (isScalar() && node.getTag().equals(Tag.BOOL)) {
            return List.of("true", "yes", "on").contains(text().toLowerCase(Locale.ROOT));
        }
        throw new IllegalArgumentException("must be true or false, not " + kind());
    }

    int integer(int least, int largest) {
        return (int) wholeNumber(least, largest);
    }

    long wholeNumber(long least, long largest) {
        long number;
        try {
            number = new BigDecimal(numeral()).longValueExact();
        } catch (ArithmeticException notWhole) {
            throw new IllegalArgumentException(
                    "must be a whole number " + least + ".." + largest + ", not " + quoted());
        }
        if (number < least || number > largest) {
            throw new IllegalArgumentException("must be " + least + ".." + largest + ", not " + number);
        }
        return number;
    }

    double number(double least, double largest) {
        double number = new BigDecimal(numeral()).doubleValue();
        if (!(number >= least && number <= largest)) {
            throw new IllegalArgumentException("must be " + plain(least) + ".." + plain(largest) + ", not " + quoted());
        }
        return number;
    }

    double number() {
        return number(-1e15, 1e15);
    }

    /** A share: {@code 5%} or {@code 0.05}. */
    double share() {
        String written = text().strip();
        boolean percent = written.endsWith("%");
        double number = percent ? number(written.substring(0, written.length() - 1)) / 100 : number(numeral());
        if (!(number >= 0 && number <= 1)) {
            throw new IllegalArgumentException("must be a share of 0..100 %, such as '5%' or 0.05, not " + quoted());
        }
        return number;
    }

    Duration duration() {
        if (!isScalar()) {
            throw new IllegalArgumentException("must be a duration such as '90s' or '7d', not " + kind());
        }
        return DurationText.parse(text());
    }

    Duration durationAbove(Duration least) {
        Duration read = duration();
        if (read.compareTo(least) < 0) {
            throw new IllegalArgumentException("must be at least " + least.toSeconds() + " s, not " + quoted());
        }
        return read;
    }

    /** One of these words. */
    String oneOf(List<String> words) {
        String written = text();
        if (!words.contains(written)) {
            throw new IllegalArgumentException(
                    "must be one of " + String.join(", ", words) + ", not " + quoted() + nearest(written, words));
        }
        return written;
    }

    private static String nearest(String written, List<String> words) {
        return NearestName.to(written, words)
                .map(word -> "; did you mean '" + word + "'?")
                .orElse("");
    }

    /** The values of a list; a single scalar counts as a list of one. */
    List<Value> list() {
        if (isScalar()) {
            return List.of(this);
        }
        if (!isList()) {
            throw new IllegalArgumentException("must be a list, not " + kind());
        }
        List<Value> values = new ArrayList<>();
        for (Node child : ((SequenceNode) node).getValue()) {
            values.add(new Value(child, path + "[" + values.size() + "]", key, problems));
        }
        return values;
    }

    /** Reads each value of a list; those that are wrong are noted and left out. */
    <T> List<T> listOf(Function<Value, T> how) {
        List<T> read = new ArrayList<>();
        for (Value value : list()) {
            T one = value.read(null, how);
            if (one != null) {
                read.add(one);
            }
        }
        return read;
    }

    /** A list of different names. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Value value : list()) {
            String name = value.read(null, one -> one.name("a name"));
            if (name != null && names.contains(name)) {
                value.wrong("'" + name + "' is named twice");
            } else if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    /** The entries of a mapping, in order; no value at all counts as an empty mapping. */
    Map<String, Value> entries() {
        Map<String, Value> entries = new LinkedHashMap<>();
        if (isNull()) {
            return entries;
        }
        if (!isMapping()) {
            throw new IllegalArgumentException("must be a mapping (key: value), not " + kind());
        }
        collect((MappingNode) node, entries);
        return entries;
    }

    private void collect(MappingNode mapping, Map<String, Value> entries) {
        Map<String, Value> merged = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            Node key = entry.getKeyNode();
            if (key.getTag().equals(Tag.MERGE)) {
                merge(entry.getValueNode(), merged);
            } else if (!(key instanceof ScalarNode scalar) || key.getTag().equals(Tag.NULL)) {
                problems.add(key, path, "a key must be a text");
            } else {
                String below = path.isEmpty() ? scalar.getValue() : path + "." + scalar.getValue();
                Value value = new Value(entry.getValueNode(), below, scalar.getValue(), problems);
                if (entries.putIfAbsent(scalar.getValue(), value) != null) {
                    problems.add(key, below, "this key is here twice");
                }
            }
        }
        merged.forEach(entries::putIfAbsent);
    }

    private void merge(Node from, Map<String, Value> merged) {
        if (from instanceof MappingNode mapping) {
            Map<String, Value> entries = new LinkedHashMap<>();
            collect(mapping, entries);
            entries.forEach(merged::putIfAbsent);
        } else if (from instanceof SequenceNode sequence) {
            sequence.getValue().forEach(one -> merge(one, merged));
        } else {
            problems.add(from, path, "'<<' merges a mapping");
        }
    }

    /** Reads each value of a mapping; those that are wrong are noted and left out. */
    <T> Map<String, T> mapOf(Function<Value, T> how) {
        Map<String, T> read = new LinkedHashMap<>();
        entries().forEach((key, value) -> {
            T one = value.read(null, how);
            if (one != null) {
                read.put(key, one);
            }
        });
        return read;
    }

    /** A mapping with these keys. */
    Section section(Shape shape) {
        return new Section(shape, this, entries());
    }

    /** A scalar, list or mapping as plain Java values: text, Boolean, Long, Double, List, Map, or null. */
    Object plain() {
        if (isNull()) {
            return null;
        }
        if (isMapping()) {
            Map<String, Object> plain = new LinkedHashMap<>();
            entries().forEach((key, value) -> plain.put(key, value.plain()));
            return plain;
        }
        if (isList()) {
            return list().stream().map(Value::plain).collect(ArrayList::new, List::add, List::addAll);
        }
        return plainScalar();
    }

    private Object plainScalar() {
        if (node.getTag().equals(Tag.BOOL)) {
            return bool();
        }
        boolean numeric = node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
        if (numeric && text().matches("[-+]?\\d{1,18}")) {
            return Long.valueOf(text());
        }
        if (numeric && text().matches("[-+]?\\d{1,18}\\.\\d{0,18}")) {
            return Double.valueOf(text());
        }
        return text();
    }

    /** The value as it is written, shortened, for messages. */
    String quoted() {
        String text = isScalar() ? text() : kind();
        return "'" + (text.length() > QUOTED ? text.substring(0, QUOTED) + "…" : text) + "'";
    }

    private String numeral() {
        String written = text().strip();
        number(written);
        return written;
    }

    private double number(String written) {
        if (!written.strip().matches("[-+]?\\d{1,15}(\\.\\d{0,15})?([eE][-+]?\\d{1,2})?")) {
            throw new IllegalArgumentException("must be a number, not " + quoted());
        }
        return Double.parseDouble(written.strip());
    }

    private static String plain(double number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    private String kind() {
        if (isNull()) {
            return "nothing";
        }
        if (isMapping()) {
            return "a mapping";
        }
        if (isList()) {
            return "a list";
        }
        return quoted();
    }
}
