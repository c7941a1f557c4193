package dev.culprit.analyzer.testing;

import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a call tree: a function, the line in its caller, how often it was called, its exclusive time, and its callees.
 * Make one with {@link TestingProfiles#call}.
 */
public final class TestingCall {

    final MethodKind kind;
    final String function;
    final int line;
    final List<TestingCall> callees = new ArrayList<>();
    long times = 1;
    long self;
    long bytes = -1;
    long cpu = -1;
    long untimed;
    long sampled;
    long sampledSelf;

    @Nullable
    String body;

    TestingCall(String function, int line) {
        this(MethodKind.FUNCTION, function, line);
    }

    TestingCall(MethodKind kind, String function, int line) {
        this.kind = kind;
        this.function = function;
        this.line = line;
    }

    /** Number of calls; 1 unless told. */
    public TestingCall times(long calls) {
        this.times = calls;
        return this;
    }

    /** Exclusive nanoseconds of all these calls together; 0 unless told. */
    public TestingCall self(long nanos) {
        this.self = nanos;
        return this;
    }

    /** Bytes that all these calls together allocate themselves; unless told of some call, its tree has no such column. */
    public TestingCall allocates(long allocated) {
        this.bytes = allocated;
        return this;
    }

    /** CPU nanoseconds of all these calls together themselves; unless told of some call, its tree has no such column. */
    public TestingCall cpu(long nanos) {
        this.cpu = nanos;
        return this;
    }

    /** How many of the calls were counted and not timed; their own time must be in the caller's. */
    public TestingCall untimed(long calls) {
        this.untimed = calls;
        return this;
    }

    /** How many of the calls were timed since the thinning began, and their own time, a part of {@link #self}. */
    public TestingCall sampled(long calls, long nanos) {
        this.sampled = calls;
        this.sampledSelf = nanos;
        return this;
    }

    /**
     * The code of the function's body: functions with equal text have equal body hashes. Unless told, it is the function's
     * name, so functions of the same name are unchanged. Saying it in one place is enough.
     */
    public TestingCall body(String code) {
        this.body = code;
        return this;
    }

    /** What it calls. */
    public TestingCall calls(TestingCall... more) {
        callees.addAll(List.of(more));
        return this;
    }

    /** Inclusive nanoseconds of all calls together. */
    public long total() {
        return self + callees.stream().mapToLong(TestingCall::total).sum();
    }
}
