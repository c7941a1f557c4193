package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.LongIntMap;
import java.util.Arrays;

/** Dense numbers for pairs of a frame and a line. Not thread safe. */
final class Places {

    private final LongIntMap numbers = new LongIntMap();
    private int[] frames = new int[256];
    private int[] lines = new int[256];

    /** Place of the frame that was asked for last, by frame: most have few lines. */
    private int[] lastOfFrame = new int[256];

    int place(int frame, int line) {
        if (frame >= lastOfFrame.length) {
            lastOfFrame = Arrays.copyOf(lastOfFrame, frame + (frame >> 1) + 1);
        }
        int last = lastOfFrame[frame];
        if (last < numbers.size() && frames[last] == frame && lines[last] == line) {
            return last;
        }
        int place = find(frame, line);
        lastOfFrame[frame] = place;
        return place;
    }

    private int find(int frame, int line) {
        long key = LongIntMap.key(frame, line);
        int known = numbers.get(key);
        if (known != LongIntMap.MISSING) {
            return known;
        }
        int number = numbers.size();
        numbers.put(key, number);
        if (number == frames.length) {
            frames = Arrays.copyOf(frames, 2 * number);
            lines = Arrays.copyOf(lines, 2 * number);
        }
        frames[number] = frame;
        lines[number] = line;
        return number;
    }

    int frame(int place) {
        return frames[place];
    }

    int line(int place) {
        return lines[place];
    }
}
