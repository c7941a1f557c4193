package dev.culprit.agent;

import dev.culprit.agent.environment.ProcessFacts;
import dev.culprit.agent.log.AgentLog;
import dev.culprit.agent.options.AgentOptions;
import dev.culprit.agent.options.Waits;
import dev.culprit.agent.recording.Metering;
import dev.culprit.agent.recording.ProfileAssembler;
import dev.culprit.agent.recording.ProfileRecording;
import dev.culprit.agent.runtime.Probe;
import dev.culprit.agent.runtime.Recorder;
import dev.culprit.agent.runtime.TelemetryEvents;
import dev.culprit.agent.runtime.TestEvents;
import dev.culprit.agent.runtime.WaitNamer;
import dev.culprit.agent.sampling.Sampling;
import dev.culprit.agent.selection.ClassSelection;
import dev.culprit.agent.selection.LoaderCheck;
import dev.culprit.agent.selection.WorkingTree;
import dev.culprit.agent.telemetry.TelemetryJournal;
import dev.culprit.agent.tests.Frameworks;
import dev.culprit.agent.tests.TestJournal;
import dev.culprit.agent.thinning.GovernorThread;
import dev.culprit.agent.thinning.ThinnedMethods;
import dev.culprit.agent.thinning.ThinningPlan;
import dev.culprit.agent.timeline.LoadSeries;
import dev.culprit.agent.timeline.LoadThread;
import dev.culprit.agent.timeline.SeenWaitNamer;
import dev.culprit.agent.transform.ClassRewriter;
import dev.culprit.agent.transform.MethodNames;
import dev.culprit.agent.transform.MethodTable;
import dev.culprit.agent.transform.ProbeTransformer;
import dev.culprit.agent.transform.TaskFrames;
import dev.culprit.agent.transform.TaskTransformer;
import dev.culprit.agent.transform.TestMethods;
import dev.culprit.agent.transform.TransformTally;
import dev.culprit.agent.transform.handlers.HandlerClasses;
import dev.culprit.agent.transform.handlers.HandlerRecognition;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;

/** The composition root: makes the parts and connects them. The first class that refers to the runtime. */
final class AgentStarter {

    /** Tasks that wait to be run and are linked; each takes about as much memory as a node. */
    private static final long MAX_WAITING_TASKS = 1_000_000;

    private AgentStarter() {}

    static void start(AgentOptions options, Instrumentation instrumentation, AgentLog log) throws IOException {
        if (Probe.class.getClassLoader() != null) {
            throw new IllegalStateException("the agent's runtime was loaded by " + Probe.class.getClassLoader()
                    + " and not by the bootstrap loader; is culprit-agent-runtime.jar on the class path?");
        }
        long startMillis = System.currentTimeMillis();
        WorkingTree tree = WorkingTree.around(new File(System.getProperty("user.dir", "")));
        ThinningPlan plan = ThinningPlan.read(options.plan());
        MethodTable table = new MethodTable();
        TransformTally tally = new TransformTally();
        TestMethods testMethods = new TestMethods();
        HeapShare share = new HeapShare(Runtime.getRuntime().maxMemory());
        Recorder.start(
                share.nodes(options.maxNodes()), options.maxDepth(), share.latencyBytes(options.maxLatencyBytes()));
        ThinnedMethods thinned = new ThinnedMethods(plan, options.timing());
        Recorder.nameMethodsBy(new MethodNames(table));
        Metering metering = Metering.start(options.alloc(), options.cpu());
        if (!Recorder.selfTest(1)) {
            throw new IllegalStateException("the self-test failed: a probe was not recorded");
        }
        if (options.tasks()) {
            Recorder.linkTasks(new TaskFrames(table), share.nodes(MAX_WAITING_TASKS));
            new TaskTransformer(tally).install(instrumentation);
        }
        LoadSeries load = options.waits().hasProbes() ? new LoadSeries() : null;
        HandlerClasses handlers = new HandlerClasses();
        HandlerRecognition recognition =
                options.telemetry() == null ? null : new HandlerRecognition(options.telemetry(), handlers);
        TelemetryJournal telemetry =
                recognition == null ? null : new TelemetryJournal(table, tally, recognition, handlers, instrumentation);
        TestJournal tests = new TestJournal(table, testMethods, instrumentation, startMillis);
        Sampling sampling = options.sampling().isEmpty()
                ? null
                : new Sampling(options.sampling(), options.sampler(), options.out(), instrumentation);
        ProfileRecording.begin(
                options,
                new ProfileAssembler(
                        options, metering, tree, table, tally, thinned, load, tests, telemetry, startMillis),
                sampling,
                log,
                startMillis,
                ProcessFacts.command());
        ClassSelection selection = new ClassSelection(
                options.include(), options.exclude(), tree, AgentStarter.class.getProtectionDomain());
        LoaderCheck loaders = new LoaderCheck(Probe.class);
        Frameworks frameworks = new Frameworks(tests, testMethods);
        TestEvents.receiveBy(frameworks);
        instrumentation.addTransformer(frameworks.inserter(loaders), true);
        instrumentation.addTransformer(
                new ProbeTransformer(
                        selection,
                        recognition,
                        loaders,
                        new ClassRewriter(
                                table,
                                options.leaveOutTrivial(),
                                thinned,
                                testMethods,
                                recognition,
                                metering.isOn(),
                                options.waits().hasProbes(),
                                options.tasks()),
                        tally,
                        log),
                true);
        if (telemetry != null) {
            TelemetryEvents.receiveBy(telemetry);
            telemetry.lookAtLoadedClasses();
        }
        if (load != null) {
            WaitNamer namer = options.waits() == Waits.ON ? new SeenWaitNamer(table) : null;
            new LoadThread(load, table, namer).start();
        }
        if (options.holdsBudget()) {
            new GovernorThread(options.overhead(), metering.isOn(), table, thinned, instrumentation).start();
        }
        if (sampling != null) {
            sampling.start();
        }
    }
}
