package dev.culprit.agent.timeline;

import dev.culprit.agent.runtime.WaitEvents;
import dev.culprit.profile.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes the timeline of a profile. */
public final class Timelines {

    private Timelines() {}

    /** Of the waits that a snapshot has and the looks at the load so far. */
    public static Timeline of(WaitEvents events, LoadSeries load) {
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
        return new Timeline(List.of(events.lanes), waits, dropped, WaitEvents.SHORTEST_NANOS, load.looks());
    }
}
