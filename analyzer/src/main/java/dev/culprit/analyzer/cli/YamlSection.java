package dev.culprit.analyzer.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import picocli.CommandLine.ITypeConverter;

/** Names and values of a section of a YAML file. What is wrong with one is noted, and the value is null. Not thread safe. */
final class YamlSection {

    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Mistakes mistakes;
    private final Node node;

    /** @param names the names that may be in it */
    YamlSection(@Nullable Node node, List<String> names, Mistakes mistakes) {
        this.mistakes = mistakes;
        this.node = node == null
                ? new ScalarNode(
                        org.snakeyaml.engine.v2.nodes.Tag.NULL, "", org.snakeyaml.engine.v2.common.ScalarStyle.PLAIN)
                : node;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> add(tuple, names));
        } else if (node != null && !isNothing(node)) {
            mistakes.add(node, "names with values are expected here: " + String.join(", ", names));
        }
    }

    private void add(NodeTuple tuple, List<String> names) {
        String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        if (!names.contains(name)) {
            mistakes.add(tuple.getKeyNode(), "'" + name + "' is unknown; there are " + String.join(", ", names));
        } else if (values.putIfAbsent(name, tuple.getValueNode()) != null) {
            mistakes.add(tuple.getKeyNode(), "'" + name + "' is there twice");
        }
    }

    private static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
    }

    /** Where it begins. */
    Node node() {
        return node;
    }

    /** The value as {@code converter} reads it, null when it is not there or wrong. */
    <T> @Nullable T value(String name, ITypeConverter<T> converter) {
        Node value = values.get(name);
        return value == null ? null : convert(name, value, converter);
    }

    <T> @Nullable T convert(String name, Node value, ITypeConverter<T> converter) {
        if (!(value instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            mistakes.add(value, "'" + name + "' needs a single value");
            return null;
        }
        try {
            return converter.convert(scalar.getValue().strip());
        } catch (Exception e) {
            mistakes.add(value, "'" + name + "': " + e.getMessage());
            return null;
        }
    }

    @Nullable
    Node get(String name) {
        return values.get(name);
    }

    /** The items of a list; empty when it is not there or wrong. */
    List<Node> items(String name) {
        Node value = values.get(name);
        if (value == null || isNothing(value)) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence) {
            return new ArrayList<>(sequence.getValue());
        }
        mistakes.add(value, "'" + name + "' is a list; begin each item with '- '");
        return List.of();
    }
}
