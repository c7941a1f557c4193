package dev.culprit.agent.sampling;

import org.jspecify.annotations.Nullable;

/**
 * Calls into a sampler, none of which makes anybody wait for long: each is done by a thread of its own, and one that does not come back is
 * left alone. After that there are no more calls. Not thread safe.
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
        CallThread<T> thread = new CallThread<>(call);
        thread.start();
        thread.join(timeoutMillis);
        if (thread.isAlive()) {
            hangs = true;
            throw new SamplerException("the sampler did not " + what + " within " + timeoutMillis / 1000 + " s");
        }
        return thread.result();
    }

    interface Call<T> {
        T run() throws Exception;
    }

    private static final class CallThread<T> extends Thread {

        private final Call<T> call;
        private @Nullable T value;
        private @Nullable Throwable thrown;

        CallThread(Call<T> call) {
            super(null, null, "culprit-sampler", 0, false);
            this.call = call;
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
