package dev.culprit.agent.runtime;

import java.lang.ref.WeakReference;

/**
 * Where registrations of telemetry handlers are reported: calls are inserted into the methods that register and remove handlers, into those
 * that end one, and behind lambdas and method references that may be one. The objects are the application's: they are told apart by
 * identity, and nothing of them is called. Nothing but {@link ThreadDeath} comes back.
 */
public final class TelemetryEvents {

    private static volatile Receiver receiver;

    /** The class made by each place that evaluates a lambda, last seen; replaced when it grows, and only to save the slow way. */
    private static volatile WeakReference<?>[] seen = new WeakReference<?>[0];

    private TelemetryEvents() {}

    /** The agent's side. Thread safe. */
    public abstract static class Receiver {

        /**
         * A method that registers or removes a handler is called on the current thread.
         *
         * @param target the object whose method it is, null for a static one
         * @param handler its argument, an array or null too
         * @param point number of the method
         */
        public abstract void called(Object target, Object handler, int point) throws Throwable;

        /** The handler is told to end. */
        public abstract void ended(Object handler) throws Throwable;

        /**
         * A lambda or method reference was evaluated.
         *
         * @param type the class of its object
         * @param site number of the place
         */
        public abstract void created(Class<?> type, int site) throws Throwable;
    }

    /** Says who gets the events; null for nobody. */
    public static void receiveBy(Receiver newReceiver) {
        receiver = newReceiver;
    }

    /** Called by methods that register or remove handlers, first thing. */
    public static void called(Object target, Object handler, int point) {
        Receiver current = receiver;
        if (current != null && Probe.recording) {
            try {
                current.called(target, handler, point);
            } catch (Throwable thrown) {
                Faults.inContext(thrown);
            }
        }
    }

    /** Called by methods that end a handler, first thing. */
    public static void ended(Object handler) {
        Receiver current = receiver;
        if (current != null && Probe.recording) {
            try {
                current.ended(handler);
            } catch (Throwable thrown) {
                Faults.inContext(thrown);
            }
        }
    }

    /** Called behind a lambda or method reference. A place that is known costs a look at a class. */
    public static void created(Object lambda, int site) {
        try {
            Class<?> type = lambda.getClass();
            WeakReference<?>[] known = seen;
            WeakReference<?> last = site < known.length ? known[site] : null;
            if (last == null || last.get() != type) {
                createdFirst(type, site);
            }
        } catch (Throwable thrown) {
            Faults.inContext(thrown);
        }
    }

    private static synchronized void createdFirst(Class<?> type, int site) throws Throwable {
        Receiver current = receiver;
        if (current == null) {
            return;
        }
        WeakReference<?>[] known = seen;
        if (site >= known.length) {
            WeakReference<?>[] grown = new WeakReference<?>[Math.max(64, 2 * site)];
            System.arraycopy(known, 0, grown, 0, known.length);
            known = grown;
        }
        current.created(type, site);
        known[site] = new WeakReference<Object>(type);
        seen = known;
    }
}
