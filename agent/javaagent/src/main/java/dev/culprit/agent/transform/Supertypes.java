package dev.culprit.agent.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;

/**
 * A class and what its class file says that it extends and implements; internal names.
 *
 * @param above superclass and interfaces
 */
record Supertypes(String name, List<String> above) {

    static Supertypes of(ClassReader reader) {
        List<String> above = new ArrayList<>(Arrays.asList(reader.getInterfaces()));
        if (reader.getSuperName() != null) {
            above.add(0, reader.getSuperName());
        }
        return new Supertypes(reader.getClassName(), above);
    }
}
