package dev.culprit.agent.timeline;

import dev.culprit.agent.runtime.ProcessEvents;
import dev.culprit.agent.runtime.WaitEvents;
import dev.culprit.profile.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes the timeline of a profile. */
public final class Timelines {

    private Timelines() {}

    /** Of the waits and the processes that a snapshot has, and the looks at the load so far. */
    public static Timeline of(WaitEvents events, ProcessEvents starts, LoadSeries load) {
        List<Timeline.Wait> waits = new ArrayList<>(events.row.length);
        long dropped = events.dropped;
        for (int i = 0; i < events.row.length; i++) {
            if (events.row[i] >= 0) {
                waits.add(new Timeline.Wait(
                        events.lane[i], events.tree[i], events.row[i], events.startNanos[i], events.nanos[i]));
            } else {
                dropped++;
            }
        }
        waits.sort(Comparator.comparingLong(Timeline.Wait::startNanos));
        return new Timeline(
                List.of(events.lanes), waits, dropped, WaitEvents.SHORTEST_NANOS, load.looks(), processes(starts));
    }

    private static List<Timeline.ProcessStart> processes(ProcessEvents starts) {
        List<Timeline.ProcessStart> processes = new ArrayList<>(starts.pid.length);
        for (int i = 0; i < starts.pid.length; i++) {
            if (starts.row[i] >= 0) {
                processes.add(
                        new Timeline.ProcessStart(starts.pid[i], starts.tree[i], starts.row[i], starts.atNanos[i]));
            }
        }
        processes.sort(Comparator.comparingLong(Timeline.ProcessStart::atNanos));
        return processes;
    }
}
