package dev.culprit.agent.telemetry;

import dev.culprit.agent.runtime.Recorder;
import dev.culprit.agent.runtime.TelemetryEvents;
import dev.culprit.agent.runtime.TestContexts;
import dev.culprit.agent.transform.MethodTable;
import dev.culprit.agent.transform.TransformTally;
import dev.culprit.agent.transform.handlers.HandlerClasses;
import dev.culprit.agent.transform.handlers.HandlerRecognition;
import dev.culprit.agent.transform.handlers.RegistrationPoint;
import dev.culprit.profile.Telemetry;
import dev.culprit.profile.telemetry.HandlerType;
import dev.culprit.profile.telemetry.RegistrationMethod;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Gets the registrations of telemetry handlers from the methods that make them. Thread safe, by one lock: registrations are rare. What it does on
 * the application's threads is kept out of their times, and nothing of the application's is called under the lock.
 */
public final class TelemetryJournal extends TelemetryEvents.Receiver {

    private static final int MOST_REGISTRATIONS = 20_000;

    private final MethodTable table;
    private final TransformTally tally;
    private final HandlerClasses classes;
    private final HandlerRecognition recognition;
    private final HandlerProbes probes;
    private final HandlerBook book;
    private final Targets targets = new Targets();
    private final ObjectNumbers objects = new ObjectNumbers();
    private final List<Registered> registrations = new ArrayList<>();
    private final Map<Integer, List<Registered>> open = new HashMap<>();
    private long dropped;

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
        this.probes = new HandlerProbes(instrumentation, recognition, classes, tally);
        this.book = new HandlerBook(table, classes);
    }

    /** Classes of the JDK that register handlers and were loaded before the agent. */
    public void lookAtLoadedClasses() {
        probes.lookAtLoadedClasses();
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
            remove(target, handler, point);
        } else if (hasRoom()) {
            add(target, handler, point);
        }
    }

    private synchronized boolean hasRoom() {
        boolean room = registrations.size() < MOST_REGISTRATIONS;
        dropped += room ? 0 : 1;
        return room;
    }

    private void add(@Nullable Object target, Object handler, RegistrationPoint point) {
        Class<?> type = handler.getClass();
        HandlerType known = probes.typeOf(type, point.method());
        CallSiteSearch stack = CallSiteSearch.from(point, classes, tally);
        boolean handedOn = stack.isNested() && !isLambda(type) && !tally.isSelected(type.getName());
        if (handedOn || known == null && stack.isCalledByLibrary() || isOfPlatform(type, known, stack)) {
            return;
        }
        if (known != null) {
            probes.ensure(type, known);
        }
        Where where = Where.here(stack.place(), table);
        enter(target, handler, point, known, where, stack.isNested());
    }

    /** Such as what build tools register with test frameworks: the application has nothing to do with it. */
    private boolean isOfPlatform(Class<?> type, @Nullable HandlerType known, CallSiteSearch stack) {
        return known != null
                && !stack.isInApplication()
                && !recognition.looksOutside(known, tally.isSelected(type.getName()));
    }

    private synchronized boolean isLambda(Class<?> type) {
        return book.isLambda(type);
    }

    private synchronized void enter(
            @Nullable Object target,
            Object handler,
            RegistrationPoint point,
            @Nullable HandlerType type,
            Where where,
            boolean nested) {
        RegistrationMethod method = point.method();
        int object = objects.of(handler);
        if (nested && isOpenFrom(object, where)) {
            return;
        }
        int number = book.of(handler.getClass(), type, method, recognition.table());
        if (number == HandlerBook.NONE) {
            return;
        }
        long now = TestContexts.elapsedNanos();
        int targetNumber = targets.of(target, point.className(), now);
        Registered made = new Registered(number, object, targetNumber, method.method(), where, now, handler, target);
        registrations.add(made);
        List<Registered> ofObject = open.get(object);
        if (ofObject == null) {
            ofObject = new ArrayList<>(1);
            open.put(object, ofObject);
        }
        ofObject.add(made);
        targets.added(targetNumber);
    }

    /** The same call of the application has registered the object already, and goes on to where that is done. */
    private boolean isOpenFrom(int object, Where where) {
        for (Registered registered : open.getOrDefault(object, List.of())) {
            if (where.at() != null
                    && where.at().equals(registered.where.at())
                    && where.thread().equals(registered.where.thread())) {
                return true;
            }
        }
        return false;
    }

    private synchronized void remove(@Nullable Object target, Object handler, RegistrationPoint point) {
        int object = objects.find(handler);
        int from = targets.find(target, point.className());
        List<Registered> ofObject = object == ObjectNumbers.UNKNOWN ? null : open.get(object);
        for (int i = 0; ofObject != null && i < ofObject.size(); i++) {
            if (ofObject.get(i).target == from) {
                end(ofObject.remove(i), Telemetry.State.REMOVED);
                return;
            }
        }
    }

    private void end(Registered registered, Telemetry.State how) {
        registered.end(how, TestContexts.elapsedNanos());
        targets.removed(registered.target);
    }

    @Override
    public synchronized void ended(@Nullable Object handler) {
        int object = handler == null ? ObjectNumbers.UNKNOWN : objects.find(handler);
        List<Registered> ofObject = object == ObjectNumbers.UNKNOWN ? null : open.remove(object);
        for (Registered registered : ofObject == null ? List.<Registered>of() : ofObject) {
            end(registered, Telemetry.State.REMOVED);
        }
    }

    @Override
    public synchronized void created(Class<?> type, int site) {
        book.created(type, site);
    }

    /** Says of the functions that have probes which of them are callbacks, as far as is known now. */
    public synchronized void markCallbacks() {
        book.complete();
        for (Registered registered : registrations) {
            if (registered.isOpen() && registered.isCollected()) {
                end(registered, Telemetry.State.COLLECTED);
                open.getOrDefault(registered.object, new ArrayList<>()).remove(registered);
            }
        }
    }

    /**
     * All of it so far.
     *
     * @param rows positions of methods in the profile by their ids, -1 for those that are not there
     */
    public synchronized Telemetry record(IntUnaryOperator rows) {
        List<Telemetry.Handler> handlers = book.records(rows);
        List<Telemetry.Registration> records = new ArrayList<>(registrations.size());
        for (Registered registered : registrations) {
            records.add(registered.record(within(registered.where.callbackId(), handlers, rows)));
        }
        return new Telemetry(handlers, targets.records(), records, thrown(rows), book.dropped(), dropped);
    }

    private static int within(int callbackId, List<Telemetry.Handler> handlers, IntUnaryOperator rows) {
        int row = callbackId == 0 ? -1 : rows.applyAsInt(callbackId);
        for (int i = 0; row >= 0 && i < handlers.size(); i++) {
            if (handlers.get(i).callbacks().contains(row)) {
                return i;
            }
        }
        return -1;
    }

    private List<Telemetry.Thrown> thrown(IntUnaryOperator rows) {
        List<Telemetry.Thrown> thrown = new ArrayList<>();
        for (Map.Entry<Integer, Long> entry : new TreeMap<>(Recorder.thrown()).entrySet()) {
            int row = rows.applyAsInt(entry.getKey());
            if (row >= 0 && table.isTelemetry(entry.getKey())) {
                thrown.add(new Telemetry.Thrown(row, entry.getValue()));
            }
        }
        return thrown;
    }

    /** What a reader of the profile has to know. */
    public List<String> notes() {
        return probes.notes();
    }
}
