package dev.culprit.analyzer.model;

import java.util.regex.Pattern;

/**
 * A further tree that a report shows beside that of the probes, for example of samples. Its nodes' own quantity is in the columns of
 * exclusive time, and its columns of calls hold nothing, since samples count no calls.
 *
 * @param name in addresses, small letters, such as {@code cpu}
 * @param title for people, such as {@code CPU samples}
 * @param unit of the quantity
 * @param tree the nodes
 */
public record NamedTree(String name, String title, DiffTree.Quantity.Unit unit, DiffTree tree) {

    private static final Pattern NAME = Pattern.compile("[a-z]+");

    public NamedTree {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a tree's name has other than small letters: " + name);
        }
    }
}
