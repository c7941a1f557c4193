package workloads;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.collections4.Bag;
import org.apache.commons.collections4.BidiMap;
import org.apache.commons.collections4.CollectionUtils;
import org.apache.commons.collections4.ListUtils;
import org.apache.commons.collections4.MultiValuedMap;
import org.apache.commons.collections4.bag.HashBag;
import org.apache.commons.collections4.bidimap.TreeBidiMap;
import org.apache.commons.collections4.list.SetUniqueList;
import org.apache.commons.collections4.list.TreeList;
import org.apache.commons.collections4.map.LRUMap;
import org.apache.commons.collections4.map.LinkedMap;
import org.apache.commons.collections4.multimap.ArrayListValuedHashMap;
import org.apache.commons.collections4.sequence.SequencesComparator;
import org.apache.commons.collections4.trie.PatriciaTrie;

/** commons-collections4: tries, trees, bags, maps, set operations. */
public final class Collections4 {

    private Collections4() {}

    public static void main(String[] args) throws Exception {
        Workload.main(args, Collections4::round);
    }

    private static long round(int number) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            words.add("w" + (i * 7919 + number * 31) % 997);
        }
        List<String> some = words.subList(30, 90);
        PatriciaTrie<Integer> trie = new PatriciaTrie<>();
        TreeList<String> tree = new TreeList<>();
        LRUMap<String, Integer> recent = new LRUMap<>(40);
        BidiMap<String, Integer> both = new TreeBidiMap<>();
        MultiValuedMap<Integer, String> byLength = new ArrayListValuedHashMap<>();
        LinkedMap<String, Integer> linked = new LinkedMap<>();
        Bag<String> bag = new HashBag<>(words);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            trie.put(word, i);
            tree.add(i / 2, word);
            recent.put(word, i);
            both.put(word, i);
            byLength.put(word.length(), word);
            linked.put(word, i);
        }
        long sum = trie.prefixMap("w1").size()
                + trie.firstKey().hashCode()
                + tree.indexOf("w5")
                + recent.firstKey().hashCode();
        for (String word : some) {
            sum += bag.getCount(word) + both.get(word) + linked.indexOf(word) + (recent.containsKey(word) ? 1 : 0);
            sum += trie.get(word) + (tree.contains(word) ? 1 : 0);
        }
        sum += CollectionUtils.intersection(words, some).size()
                + CollectionUtils.subtract(words, some).size();
        sum += CollectionUtils.isSubCollection(some, words) ? 1 : 0;
        sum += ListUtils.longestCommonSubsequence(words.subList(0, 30), some.subList(0, 30))
                .size();
        sum += new SequencesComparator<>(words.subList(0, 40), some.subList(0, 40))
                .getScript()
                .getModifications();
        SetUniqueList<String> unique = SetUniqueList.setUniqueList(new ArrayList<>());
        unique.addAll(words);
        unique.removeAll(some.subList(0, 5));
        return sum + unique.size() + byLength.get(3).size();
    }
}
