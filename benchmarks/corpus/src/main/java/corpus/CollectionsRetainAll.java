package corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.collections4.CollectionUtils;
import org.apache.commons.collections4.ListUtils;
import org.apache.commons.collections4.bag.HashBag;
import org.apache.commons.collections4.list.SetUniqueList;
import org.apache.commons.collections4.map.LRUMap;
import org.apache.commons.collections4.set.ListOrderedSet;

/** Keeps lists of known order ids in step with those that are still open, and counts and caches them for a report. */
public final class CollectionsRetainAll {
    static long checksum;

    static List<String> ids(int from, int to, int step) {
        List<String> out = new ArrayList<>();
        for (int i = from; i < to; i += step) {
            out.add("order-" + Integer.toString(i * 7919, 36));
        }
        return out;
    }

    static void prune(List<String> all, List<String> live) {
        SetUniqueList<String> known = SetUniqueList.setUniqueList(new ArrayList<>(all));
        known.retainAll(live);
        checksum += known.size();
    }

    static void pruneOrdered(List<String> all, List<String> live) {
        ListOrderedSet<String> known = new ListOrderedSet<>();
        known.addAll(all);
        known.retainAll(live);
        checksum += known.size();
    }

    static void report(List<String> all, int round) {
        HashBag<Integer> lengths = new HashBag<>();
        LRUMap<String, Integer> cache = new LRUMap<>(200);
        Map<String, Integer> sorted = new TreeMap<>();
        for (int pass = 0; pass < 6; pass++) {
            for (String id : all) {
                lengths.add(id.length() + round);
                Integer hit = cache.get(id);
                if (hit == null) {
                    cache.put(id, id.hashCode());
                }
                sorted.merge(id.substring(6), pass, Integer::sum);
            }
        }
        checksum += lengths.uniqueSet().size() + sorted.size();
        for (List<String> page : ListUtils.partition(all, 100)) {
            checksum += CollectionUtils.union(page, page).size();
        }
    }

    static void run(int iterations) {
        List<String> all = ids(0, 3000, 1);
        List<String> live = ids(0, 3000, 2);
        for (int i = 0; i < iterations; i++) {
            report(all, i);
            prune(all, live);
            pruneOrdered(all.subList(0, 1500), live.subList(0, 700));
        }
    }

    public static void main(String[] args) {
        run(Integer.parseInt(args[0]));
        System.out.println("checksum " + checksum);
    }
}
