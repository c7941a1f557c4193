package dev.culprit.agent.selection;

import java.io.File;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Selects classes by name, or, when no name is asked for, those that the project built itself. Thread safe. The decision per
 * code location is remembered; only strings and booleans are kept, so no class loader is held.
 */
public final class ClassSelection {

    /** Never instrumented, in internal form: the platform and this agent. */
    private static final String[] NEVER = {
        "java/", "jdk/", "sun/", "com/sun/proxy/", "dev/culprit/agent/",
    };

    private final List<ClassPattern> include;
    private final List<ClassPattern> exclude;
    private final WorkingTree tree;
    private final @Nullable String agentLocation;
    private final ConcurrentMap<String, Boolean> ownLocations = new ConcurrentHashMap<>();

    /**
     * @param include classes to take, empty for the project's own
     * @param exclude classes to leave out in either case
     * @param agentLocation where the agent itself comes from
     */
    public ClassSelection(
            List<ClassPattern> include,
            List<ClassPattern> exclude,
            WorkingTree tree,
            @Nullable ProtectionDomain agentLocation) {
        this.include = List.copyOf(include);
        this.exclude = List.copyOf(exclude);
        this.tree = tree;
        this.agentLocation = CodeLocation.of(agentLocation);
    }

    /**
     * Whether the class is to be instrumented.
     *
     * @param internalName with slashes; null for some generated classes
     * @param loader null for the bootstrap loader
     */
    public boolean selects(
            @Nullable String internalName, @Nullable ClassLoader loader, @Nullable ProtectionDomain domain) {
        if (internalName == null
                || loader == null
                || loader == ClassLoader.getPlatformClassLoader()
                || isNever(internalName)) {
            return false;
        }
        return include.isEmpty() ? selectsByLocation(internalName, domain) : selectsByName(internalName);
    }

    /** Whether the user wants that class left out, whatever else speaks for it. */
    public boolean isExcluded(String internalName) {
        return !exclude.isEmpty() && matches(exclude, internalName.replace('/', '.'));
    }

    private boolean selectsByName(String internalName) {
        String name = internalName.replace('/', '.');
        return matches(include, name) && !matches(exclude, name);
    }

    private boolean selectsByLocation(String internalName, @Nullable ProtectionDomain domain) {
        String location = CodeLocation.of(domain);
        if (location == null || location.equals(agentLocation)) {
            return false;
        }
        Boolean own = ownLocations.get(location);
        if (own == null) {
            File file = CodeLocation.file(location);
            own = file != null && tree.owns(file);
            ownLocations.put(location, own);
        }
        return own && !matches(exclude, internalName.replace('/', '.'));
    }

    private static boolean isNever(String internalName) {
        for (String prefix : NEVER) {
            if (internalName.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(List<ClassPattern> patterns, String name) {
        for (ClassPattern pattern : patterns) {
            if (pattern.matches(name)) {
                return true;
            }
        }
        return false;
    }
}
