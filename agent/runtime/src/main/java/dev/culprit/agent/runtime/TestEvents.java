package dev.culprit.agent.runtime;

/**
 * Where test frameworks report: calls of {@link #report} are inserted into the methods by which they tell their own listeners. What they
 * pass are the framework's objects, which the agent reads; no framework is linked to. Nothing but {@link ThreadDeath} comes back.
 */
public final class TestEvents {

    private static volatile Receiver receiver;

    private TestEvents() {}

    /** The agent's side. */
    public abstract static class Receiver {

        /**
         * Something happened on the current thread.
         *
         * @param event number of the place that the call was inserted into
         * @param source the framework's object whose method that is, null for a static one
         * @param first the method's arguments; null for one that it has not
         */
        public abstract void receive(int event, Object source, Object first, Object second) throws Throwable;
    }

    /** Says who gets the events; null for nobody. */
    public static void receiveBy(Receiver newReceiver) {
        receiver = newReceiver;
    }

    /** Called by frameworks. */
    public static void report(int event, Object source, Object first, Object second) {
        Receiver current = receiver;
        if (current != null) {
            try {
                current.receive(event, source, first, second);
            } catch (Throwable thrown) {
                Faults.inContext(thrown);
            }
        }
    }
}
