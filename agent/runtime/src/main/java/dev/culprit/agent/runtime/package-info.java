/**
 * What runs inside the application's methods. Lives in the bootstrap class loader, so that every class can call it; uses
 * {@code java.base} only, and neither lambdas nor other {@code invokedynamic}, since it may run before or inside any bootstrap method.
 *
 * <h2>How it works</h2>
 *
 * Each thread has a {@link dev.culprit.agent.runtime.ThreadState} with its own calling context tree: a node per call path, the
 * line of each call being part of the path. {@link dev.culprit.agent.runtime.Probe#enter} goes from the node of the open call
 * to the child for the new call; {@link dev.culprit.agent.runtime.Probe#exit} adds the time to the node and goes back to its
 * parent. As each level of a recursion is a node of its own, a node has at most one open activation, whose start is kept
 * in the node.
 *
 * <p>The clock is what a call costs, so where that is too much, {@link dev.culprit.agent.runtime.CallMode} leaves it out for most calls.
 * An untimed call is counted and open like any other, and its callees are timed as ever; its time is that of its
 * callees, and what it takes itself stays in its caller's own time. A change of mode hides the function's nodes,
 * and each thread adapts its own when it next comes by.
 *
 * <h2>Concurrency contract</h2>
 *
 * <p><b>Assumptions.</b> The node that {@code enter} returned is passed to {@code exit} by the same thread. Enters and exits
 * nest, but exits may be missing (a constructor left by an exception of {@code super(...)}) and may come twice (an
 * exception right behind one): a missing exit is made up for by the next {@code resume} or {@code exit} further out, or, where no
 * caller has probes, by {@link dev.culprit.agent.runtime.LeftConstructors} at the next new path; and an exit of a node that is
 * not open does nothing. Stores of {@code long} are atomic, as on every 64-bit JVM.
 *
 * <p><b>Single writer.</b> Nodes, tables and latencies of a state are written only by the thread that owns it, with plain stores. A
 * state that is lent to virtual threads changes hands through an atomic reference or a lock, which carry all earlier
 * stores along. There is no shared write, no lock, no atomic instruction and no allocation in a call along a known path, and no
 * store of a reference either: collectors attach a barrier to each, and its card table is shared between threads.
 *
 * <p><b>Readers.</b> A snapshot reads the states of running threads. It gets
 *
 * <ul>
 *   <li>to the unit, all that happened before it, in the sense of happens-before, and all that a thread did up to the
 *       last exit that has taken effect in its cache when the reader comes by;
 *   <li>of what happens meanwhile any part, but never a count higher than the calls begun, nor a row with less time than
 *       its children together;
 *   <li>from threads that have ended, everything: their death happens before it is noticed.
 * </ul>
 *
 * <p><b>Why the release fence</b> at the end of {@code exit}. Without it the compiler may keep counts in registers and
 * delay the stores to the end of a loop that may run for hours: clock reads do not stop it, as it knows that they do not
 * touch memory. The fence forbids that, and costs no instruction on x86. It also separates the calls for a reader: a node's
 * start is cleared before the next call can set the cursor to it again, so that a reader sees a start that belongs to the open
 * call, or none, but not the start of an earlier one. New nodes, tables and windows are complete before the store that publishes
 * them (release fence there, acquire fence in the reader).
 *
 * <p><b>Progress.</b> Writers never wait: {@code enter} and {@code exit} are wait-free along known paths. What is made on the
 * way to a new path takes an atomic addition; a thread's first call a concurrent map; a virtual thread's outermost call
 * a compare-and-set, and a short lock when many are inside at a time. Readers pay: they merge under a lock of their own.
 *
 * <p><b>Bounds.</b> {@link dev.culprit.agent.runtime.Limits} holds nodes, depth and latency memory; what goes beyond is
 * counted in a {@code [truncated]} node, and reported. States of ended threads are merged and released.
 *
 * <p><b>Errors.</b> No throwable of ours reaches the application: {@link dev.culprit.agent.runtime.Faults} counts it and turns the function's
 * probes off by hiding its nodes, so that the fast path needs no check. When the application's stack or memory is exhausted
 * inside a probe, the cursor is put back, or left for the next exit further out to put right; the call may go unrecorded, which is counted.
 * A call whose exit fails is closed with its callees' time. {@code ThreadDeath} is the application's wish and passes through.
 */
package dev.culprit.agent.runtime;
