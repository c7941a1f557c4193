package dev.culprit.analyzer.formats;

import dev.culprit.analyzer.formats.collapsed.CollapsedReader;
import dev.culprit.analyzer.formats.flame.FlameGraphReader;
import dev.culprit.analyzer.formats.jfr.JfrReader;
import dev.culprit.analyzer.formats.json.SamplesJsonReader;
import dev.culprit.analyzer.formats.pprof.PprofReader;
import dev.culprit.analyzer.formats.speedscope.SpeedscopeReader;
import java.util.Optional;

/** Tells a format by how its bytes begin. */
final class Recognition {

    /** How many bytes of a file, unpacked, are looked at: the first line of collapsed stacks, which may be of thousands of frames, has to be in them. */
    static final int LOOKED_AT = 1 << 20;

    private Recognition() {}

    /** The format of a file that begins with {@code start}, which is not packed. */
    static Optional<SampleFormat> of(byte[] start) {
        if (JfrReader.recognises(start)) {
            return Optional.of(SampleFormat.JFR);
        }
        if (isZip(start)) {
            return Optional.empty();
        }
        if (SamplesJsonReader.recognises(start)) {
            return Optional.of(SampleFormat.JSON);
        }
        if (SpeedscopeReader.recognises(start)) {
            return Optional.of(SampleFormat.SPEEDSCOPE);
        }
        if (FlameGraphReader.recognises(start)) {
            return Optional.of(SampleFormat.FLAME_GRAPH);
        }
        if (CollapsedReader.recognises(start)) {
            return Optional.of(SampleFormat.COLLAPSED);
        }
        return PprofReader.recognises(start) ? Optional.of(SampleFormat.PPROF) : Optional.empty();
    }

    static boolean isGzip(byte[] start) {
        return start.length >= 2 && start[0] == 0x1F && start[1] == (byte) 0x8B;
    }

    /** A zip, as culprit's own profiles are. */
    static boolean isZip(byte[] start) {
        return start.length >= 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
    }
}
