package dev.culprit.analyzer.formats.otlp;

import dev.culprit.analyzer.formats.input.FrameNames;
import dev.culprit.analyzer.formats.input.PlaceTable;
import dev.culprit.analyzer.formats.proto.ProtoWriter;
import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampleTree;
import dev.culprit.analyzer.samples.SampleUnit;
import dev.culprit.analyzer.samples.SampleVisitor;
import dev.culprit.analyzer.samples.SampledEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes trees as OTLP ProfilesData, a profile for each event. The format is in development: it may change under the same name. */
public final class OtlpWriter {

    private final boolean withLines;
    private final OtlpDictionary dictionary = new OtlpDictionary();
    private final PlaceTable places;

    private OtlpWriter(boolean withLines) {
        this.withLines = withLines;
        this.places = new PlaceTable(withLines);
    }

    /** Writes to {@code out}, which is not closed. */
    public static void write(List<SampleTree> trees, OutputStream out, boolean withLines) throws IOException {
        ProtoWriter data = new OtlpWriter(withLines).data(trees);
        out.write(data.bytes(), 0, data.size());
    }

    private ProtoWriter data(List<SampleTree> trees) {
        ProtoWriter scope = new ProtoWriter()
                .message(OtlpFields.SCOPE_SCOPE, new ProtoWriter().text(OtlpFields.INSTRUMENTATION_NAME, "culprit"));
        for (SampleTree tree : trees) {
            Samples samples = new Samples();
            tree.accept(samples);
            scope.message(OtlpFields.SCOPE_PROFILES, samples.profile);
        }
        ProtoWriter resource = new ProtoWriter().message(OtlpFields.RESOURCE_SCOPE_PROFILES, scope);
        return new ProtoWriter()
                .message(OtlpFields.DATA_RESOURCE_PROFILES, resource)
                .message(OtlpFields.DATA_DICTIONARY, dictionary.message());
    }

    /** One tree's profile. */
    private final class Samples implements SampleVisitor {

        private final ProtoWriter profile = new ProtoWriter();
        private final ProtoWriter sample = new ProtoWriter();
        private final ProtoWriter numbers = new ProtoWriter();
        private final List<Integer> functions = new ArrayList<>();
        private final List<Integer> attributes = new ArrayList<>();
        private int stack;
        private boolean counted;

        @Override
        public void event(int event, SampledEvent description) {
            counted = description.unit() == SampleUnit.SAMPLES;
            String unit = Map.of(SampleUnit.SAMPLES, "count", SampleUnit.NANOSECONDS, "ns", SampleUnit.BYTES, "By")
                    .get(description.unit());
            ProtoWriter type = new ProtoWriter()
                    .number(OtlpFields.TYPE_NAME, dictionary.string(description.name()))
                    .number(OtlpFields.TYPE_UNIT, dictionary.string(unit == null ? "" : unit));
            profile.message(OtlpFields.PROFILE_TYPE, type);
            if (description.interval() > 0) {
                profile.message(OtlpFields.PROFILE_PERIOD_TYPE, type)
                        .number(OtlpFields.PROFILE_PERIOD, description.interval());
            }
        }

        @Override
        public void frame(int frame, SampleFrame description) {
            functions.add(frame, dictionary.function(FrameNames.of(description)));
        }

        @Override
        public void stack(int number, int[] frames, int[] lines, int depth, boolean truncated) {
            numbers.clear();
            for (int i = depth - 1; i >= 0; i--) {
                int function = functions.get(frames[i]);
                int location = places.number(function, lines[i]);
                if (location < 0) {
                    dictionary.location(function, withLines ? lines[i] : 0);
                }
                numbers.packed(Math.abs(location));
            }
            stack = dictionary.stack(numbers);
        }

        @Override
        public void thread(int thread, String name) {
            attributes.add(thread, dictionary.attribute("thread.name", name));
        }

        @Override
        public void sample(int event, int number, int thread, long epochNanos, long samples, long weight) {
            sample.clear().number(OtlpFields.SAMPLE_STACK, number < 0 ? 0 : stack);
            if (thread >= 0) {
                sample.numbers(OtlpFields.SAMPLE_ATTRIBUTE, numbers.clear().packed(attributes.get(thread)));
            }
            sample.numbers(OtlpFields.SAMPLE_VALUE, numbers.clear().packed(counted ? samples : weight));
            profile.message(OtlpFields.PROFILE_SAMPLE, sample);
        }
    }
}
