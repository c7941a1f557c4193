package dev.culprit.agent.telemetry;

import dev.culprit.agent.transform.TransformTally;
import dev.culprit.agent.transform.handlers.FoundClass;
import dev.culprit.agent.transform.handlers.HandlerClasses;
import dev.culprit.agent.transform.handlers.HandlerRecognition;
import dev.culprit.profile.telemetry.HandlerType;
import dev.culprit.profile.telemetry.RegistrationMethod;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that a handler which is registered has probes: where its class was loaded before anything said that it might be one, it is transformed
 * again. Thread safe.
 */
final class HandlerProbes {

    private final Instrumentation instrumentation;
    private final HandlerRecognition recognition;
    private final HandlerClasses classes;
    private final TransformTally tally;
    private final Set<String> tried = ConcurrentHashMap.newKeySet();
    private final Set<String> failures = new LinkedHashSet<>();

    HandlerProbes(
            Instrumentation instrumentation,
            HandlerRecognition recognition,
            HandlerClasses classes,
            TransformTally tally) {
        this.instrumentation = instrumentation;
        this.recognition = recognition;
        this.classes = classes;
        this.tally = tally;
    }

    /**
     * The type by which objects of that class are handlers; if it is of several, rather the one that the method takes.
     *
     * @return null for none
     */
    @Nullable
    HandlerType typeOf(Class<?> objectClass, RegistrationMethod method) {
        List<HandlerType> types = new ArrayList<>();
        FoundClass found = classes.find(objectClass.getName());
        if (found != null) {
            types.addAll(found.types());
        } else {
            collect(objectClass, types);
        }
        for (HandlerType type : types) {
            if (type.name().equals(method.handlerType())) {
                return type;
            }
        }
        return types.isEmpty() ? null : types.get(0);
    }

    /** The class is loaded, and with it all that is above: nothing is loaded by asking. */
    private void collect(@Nullable Class<?> type, List<HandlerType> types) {
        if (type == null) {
            return;
        }
        HandlerType known = recognition.table().type(type.getName());
        FoundClass found = known == null ? classes.find(type.getName()) : null;
        if (known != null) {
            types.add(known);
        } else if (found != null) {
            types.addAll(found.types());
        }
        collect(type.getSuperclass(), types);
        for (Class<?> above : type.getInterfaces()) {
            collect(above, types);
        }
    }

    /**
     * Gives probes to the callbacks of that class if they have none.
     *
     * @param direct whether the application itself has registered an object of it: what the platform brings with it is left alone otherwise
     */
    void ensure(Class<?> objectClass, HandlerType type, boolean direct) {
        boolean wanted = direct || recognition.looksOutside(type, tally.isSelected(objectClass.getName()));
        if (objectClass.isHidden() || classes.find(objectClass.getName()) != null || !wanted) {
            return;
        }
        List<Class<?>> missing = new ArrayList<>();
        for (Class<?> each = objectClass; each != null && each != Object.class; each = each.getSuperclass()) {
            if (classes.find(each.getName()) == null
                    && instrumentation.isModifiableClass(each)
                    && tried.add(each.getName() + '@' + System.identityHashCode(each))) {
                recognition.ask(each.getName(), type);
                missing.add(each);
            }
        }
        transformAgain(missing);
    }

    /** The same for an object that is a handler by a function of the JDK: its class is looked at once more where that was not known. */
    void ensureFunction(Class<?> objectClass, String method) {
        List<Class<?>> missing = new ArrayList<>();
        for (Class<?> each = objectClass; each != null && each.getClassLoader() != null; each = each.getSuperclass()) {
            if (!each.isHidden()
                    && !recognition.hasFunctions(each.getName())
                    && instrumentation.isModifiableClass(each)
                    && tried.add("function " + each.getName() + '@' + System.identityHashCode(each))) {
                recognition.askFunction(each.getName(), method);
                missing.add(each);
            }
        }
        transformAgain(missing);
    }

    /** Transforms these classes once more; one that cannot be is noted. */
    void transformAgain(List<Class<?>> types) {
        for (Class<?> type : types) {
            try {
                instrumentation.retransformClasses(type);
            } catch (UnmodifiableClassException | RuntimeException | LinkageError | InternalError e) {
                synchronized (failures) {
                    failures.add("The telemetry handler " + type.getName() + " has no probes: " + e + ".");
                }
            }
        }
    }

    List<String> notes() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }
}
