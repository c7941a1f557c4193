package dev.culprit.agent.sampling;

import java.io.IOException;
import one.profiler.AsyncProfiler;

/** The native library. Defined by {@link PrivateLoader}, and made by reflection. */
public final class NativeCommands implements SamplerCommands {

    private final AsyncProfiler profiler;

    /** Loads the library in {@code path}. */
    public NativeCommands(String path) {
        profiler = AsyncProfiler.getInstance(path);
    }

    @Override
    public String execute(String command) throws IOException {
        return profiler.execute(command);
    }
}
