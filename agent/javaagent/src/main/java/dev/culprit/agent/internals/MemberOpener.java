package dev.culprit.agent.internals;

import java.lang.reflect.AccessibleObject;
import java.util.function.Consumer;

/**
 * Makes members accessible that its own module may access. Defined by {@link OpenedPackage} once more, in a loader of its own, and made by
 * reflection; hence public.
 */
public final class MemberOpener implements Consumer<AccessibleObject> {

    @Override
    public void accept(AccessibleObject member) {
        // The JDK looks at the module of the class that calls this.
        member.setAccessible(true);
    }
}
