package dev.culprit.agent.transform;

import dev.culprit.agent.log.AgentLog;
import dev.culprit.agent.runtime.Recorder;
import dev.culprit.agent.selection.ClassSelection;
import dev.culprit.agent.selection.LoaderCheck;
import dev.culprit.agent.transform.handlers.HandlerRecognition;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Puts probes into the selected classes as they are loaded. Thread safe. A class that it fails on is left as it is. */
public final class ProbeTransformer implements ClassFileTransformer {

    private final ClassSelection selection;
    private final @Nullable HandlerRecognition telemetry;
    private final LoaderCheck loaders;
    private final ClassRewriter rewriter;
    private final TransformTally tally;
    private final AgentLog log;

    /** @param telemetry says which classes matter though they are not selected; null for none */
    public ProbeTransformer(
            ClassSelection selection,
            @Nullable HandlerRecognition telemetry,
            LoaderCheck loaders,
            ClassRewriter rewriter,
            TransformTally tally,
            AgentLog log) {
        this.selection = selection;
        this.telemetry = telemetry;
        this.loaders = loaders;
        this.rewriter = rewriter;
        this.tally = tally;
        this.log = log;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> classBeingRedefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        try {
            if (className == null) {
                return null;
            }
            boolean selected = selection.selects(className, loader, domain);
            if (!selected
                    && (telemetry == null
                            || !telemetry.concerns(className, loader)
                            || selection.isExcluded(className))) {
                return null;
            }
            long begun = Recorder.beginOwnWork();
            try {
                return rewrite(loader, className, classFile, selected);
            } finally {
                tally.worked(Recorder.endOwnWork(begun));
            }
        } catch (Throwable e) {
            // The application may be short of stack or memory just here: its class must load all the same.
            String lost = classBeingRedefined == null ? "" : "its probes are gone since it was transformed again; ";
            tally.skipped(String.valueOf(className), lost + "failed: " + e);
            return null;
        }
    }

    private byte @Nullable [] rewrite(
            @Nullable ClassLoader loader, String className, byte[] classFile, boolean selected) {
        if (loader != null && !loaders.resolvesRuntime(loader)) {
            if (!selected) {
                return null;
            }
            tally.skipped(className, "its class loader " + loader.getClass().getName() + " hides the agent's runtime");
            log.onceLater(
                    "loader",
                    "classes of " + loader.getClass().getName()
                            + " are not instrumented, because it does not delegate to the bootstrap loader;"
                            + " let it delegate the package dev.culprit.agent.runtime");
            return null;
        }
        RewrittenClass rewritten = rewriter.rewrite(loader, classFile, selected);
        if (rewritten != RewrittenClass.UNTOUCHED) {
            tally.done(className, rewritten, selected);
        }
        return rewritten.classFile();
    }
}
