package dev.culprit.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code timeline.json}: waits as {@code [thread, tree, row, start, nanos]}, looks at the load as {@code [at, process, busy, idle, collector,
 * compiler]}, processes as {@code [pid, tree, row, at]}.
 */
final class TimelineJson {

    private TimelineJson() {}

    static void write(Timeline timeline, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("threads");
        for (String thread : timeline.threads()) {
            json.writeString(thread);
        }
        json.writeEndArray();
        json.writeNumberField("shortestWaitNanos", timeline.shortestWaitNanos());
        json.writeNumberField("droppedWaits", timeline.droppedWaits());
        json.writeArrayFieldStart("waits");
        for (Timeline.Wait wait : timeline.waits()) {
            json.writeRaw('\n');
            long[] row = {wait.thread(), wait.tree(), wait.row(), wait.startNanos(), wait.nanos()};
            json.writeArray(row, 0, row.length);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("load");
        for (Timeline.Load load : timeline.load()) {
            json.writeRaw('\n');
            long[] row = {
                load.atNanos(),
                load.processCpuNanos(),
                load.machineBusyNanos(),
                load.machineIdleNanos(),
                load.collectorCpuNanos(),
                load.compilerCpuNanos()
            };
            json.writeArray(row, 0, row.length);
        }
        json.writeEndArray();
        writeProcesses(timeline.processes(), json);
        json.writeEndObject();
    }

    private static void writeProcesses(List<Timeline.ProcessStart> processes, JsonGenerator json) throws IOException {
        if (processes.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("processes");
        for (Timeline.ProcessStart process : processes) {
            json.writeRaw('\n');
            long[] row = {process.pid(), process.tree(), process.row(), process.atNanos()};
            json.writeArray(row, 0, row.length);
        }
        json.writeEndArray();
    }

    static Timeline read(JsonCursor in, List<MethodInfo> methods, List<CallTree> trees, ReaderLimits limits)
            throws IOException {
        List<String> threads = new ArrayList<>();
        List<Timeline.Wait> waits = new ArrayList<>();
        List<Timeline.Load> loads = new ArrayList<>();
        List<Timeline.ProcessStart> processes = new ArrayList<>();
        long[] shortestAndDropped = new long[2];
        in.object(name -> {
            switch (name) {
                case "threads" ->
                    in.array(() -> {
                        threads.add(in.string());
                        limits.check("threads", threads.size(), limits.events());
                    });
                case "shortestWaitNanos" -> shortestAndDropped[0] = in.longValue();
                case "droppedWaits" -> shortestAndDropped[1] = in.longValue();
                case "waits" ->
                    in.array(() -> {
                        waits.add(readWait(in));
                        limits.check("waits", waits.size(), limits.events());
                    });
                case "load" ->
                    in.array(() -> {
                        loads.add(readLoad(in));
                        limits.check("looks at the load", loads.size(), limits.events());
                    });
                case "processes" ->
                    in.array(() -> {
                        processes.add(readProcess(in));
                        limits.check("processes", processes.size(), limits.events());
                    });
                default -> in.skip();
            }
        });
        for (Timeline.Wait wait : waits) {
            check(wait, threads.size(), methods, trees, in);
        }
        for (Timeline.ProcessStart process : processes) {
            rows("a process", process.tree(), process.row(), trees, in);
        }
        return new Timeline(threads, waits, shortestAndDropped[1], shortestAndDropped[0], loads, processes);
    }

    private static Timeline.ProcessStart readProcess(JsonCursor in) throws IOException {
        long[] row = new long[4];
        in.row(row);
        return new Timeline.ProcessStart(row[0], Math.toIntExact(row[1]), Math.toIntExact(row[2]), row[3]);
    }

    private static Timeline.Wait readWait(JsonCursor in) throws IOException {
        long[] row = new long[5];
        in.row(row);
        return new Timeline.Wait(
                Math.toIntExact(row[0]), Math.toIntExact(row[1]), Math.toIntExact(row[2]), row[3], row[4]);
    }

    private static Timeline.Load readLoad(JsonCursor in) throws IOException {
        long[] row = {0, 0, 0, 0, -1, -1};
        in.row(row, 4);
        return new Timeline.Load(row[0], row[1], row[2], row[3], row[4], row[5]);
    }

    private static void check(
            Timeline.Wait wait, int threads, List<MethodInfo> methods, List<CallTree> trees, JsonCursor in)
            throws ProfileException {
        if (wait.thread() < 0 || wait.thread() >= threads) {
            throw in.damaged("a wait refers to thread " + wait.thread() + " of " + threads);
        }
        int method = rows("a wait", wait.tree(), wait.row(), trees, in)[wait.row()];
        if (method < 0 || !methods.get(method).kind().isWait()) {
            throw in.damaged("a wait refers to a row that is none");
        }
        if (wait.nanos() < 0) {
            throw in.damaged("a wait of negative length");
        }
    }

    /** The methods of that tree's rows, of which that one is there. */
    private static int[] rows(String what, int tree, int row, List<CallTree> trees, JsonCursor in)
            throws ProfileException {
        if (tree < 0 || tree >= trees.size()) {
            throw in.damaged(what + " refers to tree " + tree + " of " + trees.size());
        }
        int[] rows = trees.get(tree).method();
        if (row < 0 || row >= rows.length) {
            throw in.damaged(what + " refers to row " + row + " of " + rows.length);
        }
        return rows;
    }
}
