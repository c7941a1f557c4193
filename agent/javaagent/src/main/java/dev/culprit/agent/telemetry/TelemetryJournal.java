package dev.culprit.agent.telemetry;

import dev.culprit.agent.runtime.Recorder;
import dev.culprit.agent.runtime.TelemetryEvents;
import dev.culprit.agent.transform.MethodTable;
import dev.culprit.agent.transform.TransformTally;
import dev.culprit.agent.transform.handlers.HandlerClasses;
import dev.culprit.agent.transform.handlers.HandlerRecognition;
import dev.culprit.agent.transform.handlers.RegistrationPoint;
import dev.culprit.profile.Telemetry;
import dev.culprit.profile.telemetry.HandlerType;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Gets the registrations of telemetry handlers from the methods that make them. Thread safe. What it does on
 * the application's threads is kept out of their times, and nothing of the application's is called under the lock.
 */
public final class TelemetryJournal extends TelemetryEvents.Receiver {

    private final MethodTable table;
    private final TransformTally tally;
    private final HandlerClasses classes;
    private final HandlerRecognition recognition;
    private final Instrumentation instrumentation;

    /** Both made when there is telemetry: loading their classes is what the audit would cost a JVM without any. */
    private volatile @Nullable Registrations registrations;

    private volatile @Nullable HandlerProbes probes;

    public TelemetryJournal(
            MethodTable table,
            TransformTally tally,
            HandlerRecognition recognition,
            HandlerClasses classes,
            Instrumentation instrumentation) {
        this.table = table;
        this.tally = tally;
        this.classes = classes;
        this.recognition = recognition;
        this.instrumentation = instrumentation;
    }

    private synchronized Registrations registrations() {
        Registrations made = registrations;
        if (made == null) {
            made = new Registrations(table, recognition, classes);
            registrations = made;
        }
        return made;
    }

    private synchronized HandlerProbes probes() {
        HandlerProbes made = probes;
        if (made == null) {
            made = new HandlerProbes(instrumentation, recognition, classes, tally);
            probes = made;
        }
        return made;
    }

    /** Classes of the JDK that register handlers and were loaded before the agent; none is of java.base, of which most are. */
    public void lookAtLoadedClasses() {
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getModule() != Object.class.getModule()
                    && type.getClassLoader() == null
                    && recognition.concerns(type.getName().replace('.', '/'), null)) {
                probes().transformAgain(List.of(type));
            }
        }
    }

    /** The last profile is being written: what is loaded from now on is loaded for that. */
    public void stopLooking() {
        recognition.stopLooking();
    }

    @Override
    public void called(@Nullable Object target, @Nullable Object handler, int point) {
        if (handler == null) {
            return;
        }
        long begun = Recorder.beginOwnWork();
        try {
            RegistrationPoint method = classes.point(point);
            if (handler instanceof Object[] several) {
                for (Object one : several) {
                    called(target, one, method);
                }
            } else {
                called(target, handler, method);
            }
        } finally {
            Recorder.endOwnWork(begun);
        }
    }

    private void called(@Nullable Object target, @Nullable Object handler, RegistrationPoint point) {
        if (handler == null) {
            return;
        }
        if (!point.method().adds()) {
            registrations().remove(target, handler, point);
        } else if (registrations().hasRoom()) {
            add(target, handler, point);
        }
    }

    private void add(@Nullable Object target, Object handler, RegistrationPoint point) {
        Class<?> type = handler.getClass();
        HandlerType known = probes().typeOf(type, point.method());
        CallSiteSearch stack = CallSiteSearch.from(point, classes, tally);
        boolean ofLibrary = !registrations().isLambda(type) && !tally.isSelected(type.getName());
        boolean handedOn = ofLibrary && stack.isNested();
        if (handedOn || known == null && stack.isCalledByLibrary() || ofLibrary && isOfPlatform(known, stack)) {
            return;
        }
        String function = recognition.table().function(point.method().handlerType());
        if (known != null) {
            probes().ensure(type, known, stack.isDirect());
        } else if (function != null) {
            probes().ensureFunction(type, function);
        }
        Where where = Where.here(stack.place(), table);
        registrations().enter(target, handler, point, known, where, stack);
    }

    /**
     * Such as what build tools register with test frameworks, and frameworks with themselves when the application starts them: it has
     * nothing to do with it.
     */
    private boolean isOfPlatform(@Nullable HandlerType known, CallSiteSearch stack) {
        return known != null && !stack.isDirect() && !recognition.looksOutside(known, false);
    }

    @Override
    public void ended(@Nullable Object ended) {
        Registrations made = registrations;
        if (made != null) {
            made.ended(ended);
        }
    }

    @Override
    public void created(Class<?> type, int site) {
        registrations().created(type, site);
    }

    /** Says of the functions that have probes which of them are callbacks, as far as is known now. */
    public void markCallbacks() {
        if (!classes.isEmpty()) {
            registrations().markCallbacks();
        }
    }

    /**
     * All of it so far.
     *
     * @param rows positions of methods in the profile by their ids, -1 for those that are not there
     */
    public Telemetry record(IntUnaryOperator rows) {
        return classes.isEmpty() ? Telemetry.NONE : registrations().record(rows);
    }

    /** What a reader of the profile has to know. */
    public List<String> notes() {
        HandlerProbes made = probes;
        return made == null ? List.of() : made.notes();
    }
}
