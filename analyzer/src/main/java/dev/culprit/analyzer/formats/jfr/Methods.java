package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.formats.input.ClassNames;
import dev.culprit.analyzer.model.LongIntMap;
import dev.culprit.analyzer.samples.FrameType;
import dev.culprit.analyzer.samples.SampleFrame;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Methods of a chunk by a dense index, whether or not the chunk describes them. Not thread safe. */
final class Methods {

    private final Ids indexes = new Ids();
    private long[] classes = new long[256];
    private long[] names = new long[256];
    private long[] descriptors = new long[256];
    private boolean[] described = new boolean[256];
    private final LongIntMap classNames = new LongIntMap();
    private long[] classSymbols = new long[64];

    private int size;

    /** The index of the method with the number {@code id}, new or not. */
    int index(long id) {
        int index = indexes.get(id);
        if (index == LongIntMap.MISSING) {
            index = add();
            indexes.put(id, index);
        }
        return index;
    }

    private int add() {
        int index = size++;
        if (index == classes.length) {
            classes = Arrays.copyOf(classes, 2 * index);
            names = Arrays.copyOf(names, 2 * index);
            descriptors = Arrays.copyOf(descriptors, 2 * index);
            described = Arrays.copyOf(described, 2 * index);
        }
        return index;
    }

    int size() {
        return size;
    }

    void describe(long id, long type, long name, long descriptor) {
        int index = index(id);
        classes[index] = type;
        names[index] = name;
        descriptors[index] = descriptor;
        described[index] = true;
    }

    void describeClass(long id, long symbol) {
        int index = classNames.size();
        int known = classNames.get(id);
        if (known == LongIntMap.MISSING) {
            classNames.put(id, index);
            if (index == classSymbols.length) {
                classSymbols = Arrays.copyOf(classSymbols, 2 * index);
            }
        }
        classSymbols[known == LongIntMap.MISSING ? index : known] = symbol;
    }

    /** The method at {@code index} as a frame, or null when the chunk does not describe it. */
    @Nullable
    SampleFrame frame(int index, FrameType type, Symbols symbols) {
        if (!described[index]) {
            return null;
        }
        String name = symbols.name(names[index]);
        if (type != FrameType.JAVA) {
            return new SampleFrame("", name, "", type);
        }
        return new SampleFrame(className(classes[index], symbols), name, symbols.name(descriptors[index]), type);
    }

    /** Binary name with dots of the class with the number {@code id}; of an array as in source code; empty when it has none. */
    String className(long id, Symbols symbols) {
        int index = classNames.get(id);
        return index == LongIntMap.MISSING ? "" : ClassNames.binary(symbols.name(classSymbols[index]));
    }
}
