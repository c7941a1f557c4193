package dev.culprit.agent.sampling;

import org.jspecify.annotations.Nullable;

/**
 * Calls into a sampler, none of which makes anybody wait for long: each is done by a thread of its own, and one that does not come back is
 * left alone, until it does: then it is undone. After that there are no more calls. Not thread safe.
 */
final class BoundedCalls {

    private final long timeoutMillis;
    private boolean hangs;

    BoundedCalls(long timeoutMillis) {
        this.timeoutMillis = timeoutMillis;
    }

    /**
     * Does it.
     *
     * @throws SamplerException if it takes too long, this time or before
     * @throws Exception what {@code call} throws
     */
    <T> T call(String what, Call<T> call) throws Exception {
        if (hangs) {
            throw new SamplerException("the sampler does not answer any more");
        }
        return call(what, call, null);
    }

    /**
     * The same for what has to be undone when it is done too late.
     *
     * @param undo run by the call's own thread when that comes back and nobody waits any more
     */
    <T> T call(String what, Call<T> call, @Nullable Undo undo) throws Exception {
        if (hangs) {
            throw new SamplerException("the sampler does not answer any more");
        }
        CallThread<T> thread = new CallThread<>(call, undo);
        thread.start();
        try {
            thread.join(timeoutMillis);
        } finally {
            // Also when the thread that waits is interrupted.
            hangs = thread.giveUp();
        }
        if (hangs) {
            throw new SamplerException("the sampler did not " + what + " within " + timeoutMillis / 1000 + " s");
        }
        return thread.result();
    }

    interface Call<T> {
        T run() throws Exception;
    }

    interface Undo {
        void run() throws Exception;
    }

    private static final class CallThread<T> extends Thread {

        private final Call<T> call;
        private final @Nullable Undo undo;
        private boolean ended;
        private boolean givenUp;
        private @Nullable T value;
        private @Nullable Throwable thrown;

        CallThread(Call<T> call, @Nullable Undo undo) {
            super(null, null, "culprit-sampler", 0, false);
            this.call = call;
            this.undo = undo;
            setDaemon(true);
            setContextClassLoader(null);
        }

        @Override
        public void run() {
            try {
                value = call.run();
            } catch (Throwable e) {
                thrown = e;
            }
            if (endsTooLate() && undo != null) {
                undo(undo);
            }
        }

        private synchronized boolean endsTooLate() {
            ended = true;
            return givenUp;
        }

        /** False when it has ended already. */
        synchronized boolean giveUp() {
            givenUp = !ended;
            return givenUp;
        }

        private static void undo(Undo undo) {
            try {
                undo.run();
            } catch (Throwable e) {
                // There is nobody left to tell, and that there are no samples was said.
                return;
            }
        }

        T result() throws Exception {
            if (thrown instanceof Exception) {
                throw (Exception) thrown;
            }
            if (thrown instanceof Error) {
                throw (Error) thrown;
            }
            if (value == null) {
                throw new SamplerException("the sampler did not answer");
            }
            return value;
        }
    }
}
