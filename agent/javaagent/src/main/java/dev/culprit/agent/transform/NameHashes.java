package dev.culprit.agent.transform;

import java.util.HashMap;
import java.util.Map;

/**
 * Hashes of the names and descriptors of one class, in which numbers dealt out by the compiler leave no trace. Remembered: a
 * class has most of them many times. Not thread safe.
 */
final class NameHashes {

    /** @param length number of characters */
    record TextHash(int length, long sum) {

        /** FNV-1a over the characters. */
        static TextHash of(String text) {
            long sum = 0xcbf29ce484222325L;
            for (int i = 0; i < text.length(); i++) {
                sum = (sum ^ text.charAt(i)) * 0x100000001b3L;
            }
            return new TextHash(text.length(), sum);
        }
    }

    private final Map<String, TextHash> known = new HashMap<>();

    TextHash of(String name) {
        TextHash hash = known.get(name);
        if (hash == null) {
            hash = TextHash.of(Names.withoutNumbers(name));
            known.put(name, hash);
        }
        return hash;
    }
}
