package dev.culprit.agent.runtime;

/**
 * A program of 5,000 functions on 16 threads.
 *
 * @param hot functions that all threads call
 * @param hotCalls calls along each path to one of them, per thread
 * @param threadsOfOthers threads that call each of the other functions
 * @param otherCalls calls along each path to one of these, per thread
 * @param callers functions that call each function: its paths
 */
enum Scenario {
    USUAL(100, 2_000, 2, 20, 3),
    LARGE(1_000, 1_000, 4, 100, 6),
    WORST(5_000, 30, 16, 30, 12);

    static final int FUNCTIONS = 5_000;
    static final int THREADS = 16;

    final int hot;
    final int hotCalls;
    final int threadsOfOthers;
    final int otherCalls;
    final int callers;

    Scenario(int hot, int hotCalls, int threadsOfOthers, int otherCalls, int callers) {
        this.hot = hot;
        this.hotCalls = hotCalls;
        this.threadsOfOthers = threadsOfOthers;
        this.otherCalls = otherCalls;
        this.callers = callers;
    }

    int calls(int function, int thread) {
        if (function < hot) {
            return hotCalls;
        }
        return Math.floorMod(thread - function, THREADS) < threadsOfOthers ? otherCalls : 0;
    }
}
