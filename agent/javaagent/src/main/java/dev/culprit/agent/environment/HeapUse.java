package dev.culprit.agent.environment;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import dev.culprit.profile.JvmActivity;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much of the heap was used: at most, and after the last collection. */
final class HeapUse {

    private HeapUse() {}

    /** Adds what is known; without a collection there is nothing after one. */
    static void read(Map<String, Long> facts) {
        long peak = 0;
        List<String> heap = new ArrayList<>();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                heap.add(pool.getName());
                MemoryUsage highest = pool.getPeakUsage();
                peak += highest == null ? 0 : highest.getUsed();
            }
        }
        facts.put(JvmActivity.HEAP_PEAK_BYTES, peak);
        GcInfo last = lastCollection(heap);
        if (last != null) {
            facts.put(JvmActivity.HEAP_AFTER_GC_BYTES, used(last, heap));
        }
    }

    /**
     * Of whatever collector ended one last. A pool's own {@code getCollectionUsage} would not do: after a young collection it leaves
     * out the old generation (31 MB retained read as 0.03 MB with the parallel collector, and as 5.5 MB with G1). Those that do not
     * measure the heap, and say that nothing is left in it, do not count: the pauses of ZGC and Shenandoah have beans of their own.
     */
    private static @Nullable GcInfo lastCollection(List<String> heap) {
        @Nullable GcInfo last = null;
        for (java.lang.management.GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            // Asked only after a collection: the first question costs 5 to 15 ms of CPU.
            if (bean.getCollectionCount() > 0 && bean instanceof GarbageCollectorMXBean collector) {
                GcInfo info = collector.getLastGcInfo();
                boolean measured = info != null && used(info, heap) > 0;
                last = measured && (last == null || info.getEndTime() > last.getEndTime()) ? info : last;
            }
        }
        return last;
    }

    private static long used(GcInfo collection, List<String> pools) {
        long used = 0;
        for (Map.Entry<String, MemoryUsage> pool :
                collection.getMemoryUsageAfterGc().entrySet()) {
            used += pools.contains(pool.getKey()) ? pool.getValue().getUsed() : 0;
        }
        return used;
    }
}
