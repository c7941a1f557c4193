package dev.culprit.agent.transform;

import dev.culprit.agent.runtime.Recorder;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link TaskHooks} into classes of the JDK as they are loaded; a program that uses none of them has none rewritten. Thread safe. A
 * class that is not as expected is left as it is, and the profile says so.
 */
public final class TaskTransformer implements ClassFileTransformer {

    /** Uses a pool's class to find out the parent process, when the application is about to end. */
    private static final String FINAL_WRITE = "culprit-final-write";

    private final TransformTally tally;

    public TaskTransformer(TransformTally tally) {
        this.tally = tally;
    }

    /** Begins, with those of the classes that are loaded already. */
    public void install(Instrumentation instrumentation) {
        instrumentation.addTransformer(this, true);
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getClassLoader() == null && TaskHooks.of(type.getName().replace('.', '/')) != null) {
                loaded.add(type);
            }
        }
        for (Class<?> type : loaded) {
            try {
                instrumentation.retransformClasses(type);
            } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
                note(type.getName(), e);
            }
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> classBeingRedefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        List<TaskHook> hooks = loader == null && className != null ? TaskHooks.of(className) : null;
        if (hooks == null
                || className == null
                || Thread.currentThread().getName().equals(FINAL_WRITE)) {
            return null;
        }
        try {
            long begun = Recorder.beginOwnWork();
            try {
                return TaskHookWriter.write(classFile, hooks);
            } finally {
                tally.worked(Recorder.endOwnWork(begun));
            }
        } catch (Throwable e) {
            note(className.replace('/', '.'), e);
            return null;
        }
    }

    private void note(String className, Throwable e) {
        tally.note("Tasks that go through " + className + " are not linked to where they were handed over: " + e + ".");
    }
}
