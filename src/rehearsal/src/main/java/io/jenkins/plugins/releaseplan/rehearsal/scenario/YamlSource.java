package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads a YAML file into nodes, and refuses what is too large, too deep, recursive or tagged. Nothing is constructed. */
final class YamlSource {

    /** The largest file. */
    static final int LARGEST = 1_000_000;

    private static final int DEEPEST = 40;
    private static final int MOST_ALIASES = 200;
    private static final int MOST_NODES = 200_000;
    private static final Set<Tag> PLAIN = Set.of(
            Tag.MAP, Tag.SEQ, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE, Tag.BINARY);

    private YamlSource() {}

    /** The text of a file. */
    static String text(Path file, Problems problems) throws ScenarioErrors {
        byte[] bytes = new byte[0];
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (NoSuchFileException missing) {
            problems.add("there is no such file");
        } catch (IOException | SecurityException unreadable) {
            problems.add(
                    Files.isDirectory(file)
                            ? "cannot be read: it is a directory; name a file"
                            : "cannot be read: " + unreadable.getMessage());
        }
        if (bytes.length > LARGEST) {
            problems.add(tooLarge());
        }
        problems.throwIfAny();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            problems.add("is not UTF-8 text; a scenario is a YAML file");
            problems.throwIfAny();
            throw new IllegalStateException("a problem was just added", notText);
        }
    }

    /** The root node of a text; empty if there is nothing in it. */
    static Optional<Node> compose(String text, Problems problems) throws ScenarioErrors {
        Node root = null;
        if (text.length() > LARGEST) {
            problems.add(tooLarge());
        } else {
            try {
                root = new Yaml(limits()).compose(new StringReader(text));
            } catch (MarkedYAMLException wrong) {
                addSyntax(wrong, problems);
            } catch (ReaderException notText) {
                problems.add("has a character that no text file has (code " + notText.getCodePoint()
                        + "); a scenario is a YAML file");
            } catch (YAMLException wrong) {
                problems.add("is not a scenario: " + firstLine(wrong.getMessage()));
            }
        }
        problems.throwIfAny();
        if (root != null) {
            inspect(root, problems);
            problems.throwIfAny();
        }
        return Optional.ofNullable(root);
    }

    private static String tooLarge() {
        return "is larger than " + LARGEST / 1_000_000 + " MB; a scenario is a short YAML file";
    }

    private static void addSyntax(MarkedYAMLException wrong, Problems problems) {
        String context = wrong.getContext() == null ? "" : " (" + firstLine(wrong.getContext()) + ")";
        String message = "not valid YAML: " + firstLine(String.valueOf(wrong.getProblem())) + context;
        if (wrong.getProblemMark() == null) {
            problems.add(message);
        } else {
            problems.add(wrong.getProblemMark(), "", message);
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setAllowRecursiveKeys(false);
        return options;
    }

    /** Walks the whole tree once, aliases as often as they are used. */
    private static void inspect(Node root, Problems problems) {
        Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
        int[] seen = new int[1];
        walk(root, open, seen, problems);
    }

    private static boolean walk(Node node, Set<Node> open, int[] seen, Problems problems) {
        if (++seen[0] > MOST_NODES) {
            problems.add(node, "", "aliases make this larger than " + MOST_NODES + " values");
            return false;
        }
        if (!PLAIN.contains(node.getTag())) {
            problems.add(node, "", "the tag " + node.getTag() + " is not allowed in a scenario");
            return false;
        }
        if (!open.add(node)) {
            problems.add(node, "", "this alias contains itself");
            return false;
        }
        boolean fine = children(node).stream().allMatch(child -> walk(child, open, seen, problems));
        open.remove(node);
        return fine;
    }

    private static List<Node> children(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().stream()
                    .flatMap((NodeTuple entry) -> List.of(entry.getKeyNode(), entry.getValueNode()).stream())
                    .toList();
        }
        return List.of();
    }
}
