package dev.culprit.agent.transform;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Handle;

/**
 * Decides before which calls of one method the line must be stored in the node of the caller. Not before calls that surely reach
 * no code of the application, and not again on the same line within straight code: nobody else writes the field of an open
 * node. Both passes ask in the same order, so that the first knows how
 * much the second will write.
 *
 * <p>Not thread safe.
 */
final class CallTags {

    /** Final classes of the JDK none of whose methods calls back. */
    private static final Set<String> SAFE_OWNERS = new HashSet<>(Arrays.asList(
            "java/lang/Math",
            "java/lang/StrictMath",
            "java/lang/Boolean",
            "java/lang/Byte",
            "java/lang/Character",
            "java/lang/Short",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Float",
            "java/lang/Double"));

    /** Final classes of the JDK whose methods call back only through an argument. */
    private static final Set<String> SAFE_WITH_PLAIN_ARGUMENTS =
            new HashSet<>(Arrays.asList("java/lang/String", "java/lang/StringBuilder", "java/lang/StringBuffer"));

    /** Other calls, by owner as name and descriptor: most calls have another owner, and nothing is put together for them. */
    private static final Map<String, Set<String>> SAFE_CALLS = Map.of(
            "java/lang/Object", Set.of("<init>()V", "getClass()Ljava/lang/Class;"),
            "java/lang/String", Set.of("equals(Ljava/lang/Object;)Z"),
            "java/lang/System",
                    Set.of(
                            "nanoTime()J",
                            "currentTimeMillis()J",
                            "identityHashCode(Ljava/lang/Object;)I",
                            "arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V"),
            "java/lang/Thread", Set.of("currentThread()Ljava/lang/Thread;"),
            "java/util/Objects", Set.of("requireNonNull(Ljava/lang/Object;)Ljava/lang/Object;"));

    private int taggedLine = -1;

    /** Says whether the call at {@code line} needs a tag, and takes it as written. */
    boolean take(String owner, String name, String descriptor, int line) {
        return line != taggedLine && canReachApplication(owner, name, descriptor) && write(line);
    }

    /** The same for a call whose target a bootstrap method chooses. */
    boolean takeDynamic(Handle bootstrap, String descriptor, int line) {
        return line != taggedLine && canReachApplication(bootstrap, descriptor) && write(line);
    }

    /** The same for the entry of a monitor, for which a thread may have to wait. */
    boolean takeMonitor(int line) {
        return line != taggedLine && write(line);
    }

    /** Control may come from elsewhere: what was tagged last is unknown. */
    void forget() {
        taggedLine = -1;
    }

    private boolean write(int line) {
        taggedLine = line;
        return true;
    }

    private static boolean canReachApplication(String owner, String name, String descriptor) {
        if (owner.startsWith("[") || SAFE_OWNERS.contains(owner)) {
            return false;
        }
        if (SAFE_WITH_PLAIN_ARGUMENTS.contains(owner) && hasPlainArguments(descriptor)) {
            return false;
        }
        if (name.equals(Jacoco.INIT)) {
            return false;
        }
        Set<String> safe = SAFE_CALLS.get(owner);
        return safe == null || !safe.contains(name + descriptor);
    }

    private static boolean canReachApplication(Handle bootstrap, String descriptor) {
        return switch (bootstrap.getOwner()) {
            // Makes the object and calls nothing; its method is a call of its own later.
            case "java/lang/invoke/LambdaMetafactory" -> false;
            // Calls toString of its arguments.
            case "java/lang/invoke/StringConcatFactory" -> !hasPlainArguments(descriptor);
            default -> true;
        };
    }

    /** True if every argument is a primitive, a string, or an array of primitives. */
    static boolean hasPlainArguments(String descriptor) {
        int end = descriptor.indexOf(')');
        for (int i = 1; i < end; i++) {
            if (descriptor.charAt(i) == 'L') {
                if (!descriptor.startsWith("Ljava/lang/String;", i)) {
                    return false;
                }
                i += "Ljava/lang/String".length();
            }
        }
        return true;
    }
}
