package dev.culprit.analyzer.cli;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.formats.SampleFiles;
import dev.culprit.analyzer.formats.SampleFormat;
import dev.culprit.profile.ProfileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {

    private final Path temp;
    private final TestingInvocation culprit;

    ConvertCommandTest(@TempDir Path temp) {
        this.temp = temp;
        culprit = new TestingInvocation(temp);
    }

    @Test
    void theNameOfTheResultSaysTheFormat() throws IOException {
        Path in = stacks("in.collapsed", "a.A.run_[j];a.B.go:12_[j] 3\n");
        Object[][] formats = {
            {"out.pb.gz", SampleFormat.PPROF},
            {"out.pb", SampleFormat.PPROF},
            {"out.speedscope.json", SampleFormat.SPEEDSCOPE},
            {"out.json", SampleFormat.JSON},
            {"out.folded", SampleFormat.COLLAPSED}
        };
        for (Object[] format : formats) {
            Path out = temp.resolve((String) format[0]);

            assertThat(culprit.run("convert", in, out).exit()).as(culprit.err()).isZero();
            assertThat(SampleFiles.recognise(out)).as("%s", out).contains((SampleFormat) format[1]);
        }
    }

    @Test
    void linesAndThreadsAreKeptWhenTheyAreAskedFor() throws IOException {
        Path in = stacks(
                "in.collapsed", "[main tid=7];a.A.run_[j];a.B.go:12_[j] 3\n[main tid=7];a.A.run_[j];a.B.go:14_[j] 4\n");

        assertThat(converted(in)).isEqualTo("a.A.run_[j];a.B.go_[j] 7\n");
        assertThat(converted(in, "--lines")).isEqualTo("a.A.run_[j];a.B.go:12_[j] 3\na.A.run_[j];a.B.go:14_[j] 4\n");
        assertThat(converted(in, "--threads")).isEqualTo("[main tid=1];a.A.run_[j];a.B.go_[j] 7\n");
    }

    @Test
    void theFirstStackMayBeDeep() throws IOException {
        String deep = String.join(";", Collections.nCopies(4_000, "org.example.deep.Recursive.descend"));

        assertThat(converted(stacks("deep.txt", deep + " 5\na;b 3\n"))).contains("a;b 3\n");
    }

    @Test
    void namesInLatin1StayApart() throws IOException {
        Path in = Files.write(
                temp.resolve("latin1.txt"), "a;gr\u00f6\u00dfe 3\na;gr\u00e4\u00dfe 4\n".getBytes(ISO_8859_1));

        assertThat(converted(in)).isEqualTo("a;gr\u00f6\u00dfe 3\na;gr\u00e4\u00dfe 4\n");
    }

    @Test
    void symbolsOfLibrariesWithTheirVersionAreNative() throws IOException {
        assertThat(converted(stacks("in.txt", "a;clock_gettime@@GLIBC_2.17 3\n")))
                .isEqualTo("a;clock_gettime@@GLIBC_2.17 3\n");
    }

    @Test
    void standardOutputIsADash() throws IOException {
        culprit.run("convert", stacks("in.txt", "a;b 3\n"), "-", "--to", "collapsed");

        assertThat(culprit.out()).isEqualTo("a;b 3\n");
    }

    @Test
    void twoInputsMakeTwoCountsAndStacksOfTheBaselineAloneAreThere() throws IOException {
        Path baseline = stacks("baseline.txt", "a.A.run;a.B.gone 5\na.A.run;a.B.kept 2\n");
        Path candidate = stacks("candidate.txt", "a.A.run;a.B.kept 4\na.A.run;a.B.added 1\n");
        Path out = temp.resolve("two.collapsed");

        assertThat(culprit.run("convert", baseline, candidate, out).exit()).isZero();

        assertThat(Files.readAllLines(out))
                .containsExactlyInAnyOrder(
                        "a.A.run_[j];a.B.gone_[j] 5 0",
                        "a.A.run_[j];a.B.kept_[j] 2 4",
                        "a.A.run_[j];a.B.added_[j] 0 1");
    }

    @Test
    void namesThatTheJvmInventedAreTheSameInBothInputs() throws IOException {
        Path baseline = stacks(
                "baseline.txt",
                "a.A.lambda$run$1;a.A$$Lambda$14/0x00007f01.run;jdk.proxy2.$Proxy21.call"
                        + ";jdk.internal.reflect.GeneratedMethodAccessor12.invoke;a.B.go 5\n");
        Path candidate = stacks(
                "candidate.txt",
                "a.A.lambda$run$2;a.A$$Lambda$99/0x00007fff.run;jdk.proxy3.$Proxy25.call"
                        + ";jdk.internal.reflect.GeneratedMethodAccessor19.invoke;a.B.go 7\n");
        Path out = temp.resolve("two.collapsed");

        culprit.run("convert", baseline, candidate, out);

        assertThat(Files.readAllLines(out)).singleElement().asString().endsWith("a.B.go_[j] 5 7");
    }

    @Test
    void aFileWithSeveralEventsNeedsAChoiceWhereTheFormatHoldsOne() throws IOException {
        Path two = stacks("two.collapsed", "a;b 5 0\na;c 2 4\n");

        culprit.run("convert", two, temp.resolve("one.collapsed"));
        assertThat(culprit.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(culprit.err()).contains("two.collapsed has the events baseline, candidate; choose one with --event");

        assertThat(converted(two, "--event", "candidate")).isEqualTo("a;c 4\n");
    }

    @Test
    void ofOneEventThatTwoEnginesTookOneIsChosenByItsEngine() throws IOException {
        Path two = stacks("two.json", """
                {"format":"culprit.samples","version":1,
                 "frames":[{"class":"a.A","method":"run","descriptor":"","type":"JAVA"}],
                 "events":[
                  {"name":"cpu","engine":"jdk.ExecutionSample","unit":"SAMPLES","interval":0,"samples":3,
                   "columns":["parent","frame","line","samples","weight"],"rows":[[-1,-1,0,0,0],[0,0,7,3,3]]},
                  {"name":"cpu","engine":"jdk.CPUTimeSample","unit":"SAMPLES","interval":0,"samples":9,
                   "columns":["parent","frame","line","samples","weight"],"rows":[[-1,-1,0,0,0],[0,0,7,9,9]]}]}
                """);

        assertRefused("choose one with --event, by its engine: ", two, temp.resolve("out.collapsed"), "--event", "cpu");
        assertThat(converted(two, "--event", "jdk.CPUTimeSample")).isEqualTo("a.A.run_[j] 9\n");
        assertThat(converted(two, "--event", "jdk.ExecutionSample")).isEqualTo("a.A.run_[j] 3\n");
        assertThat(new TestingInvocation(temp).run("report", two).out()).contains("9 ");
        assertThat(new TestingInvocation(temp)
                        .run("report", two, "--event", "jdk.ExecutionSample")
                        .out())
                .contains("3 ");
    }

    /** As the JDK's are whose period is in one chunk alone. */
    @Test
    void ofSamplesInTwoUnitsTheFewerAreLeftOutWhichIsSaid() throws IOException {
        Path two = stacks("units.json", """
                {"format":"culprit.samples","version":1,
                 "frames":[{"class":"a.A","method":"run","descriptor":"","type":"JAVA"}],
                 "events":[
                  {"name":"cpu","engine":"jdk.ExecutionSample","unit":"SAMPLES","interval":0,"samples":3,
                   "columns":["parent","frame","line","samples","weight"],"rows":[[-1,-1,0,0,0],[0,0,7,3,3]]},
                  {"name":"cpu","engine":"jdk.ExecutionSample","unit":"NANOSECONDS","interval":20,"samples":9,
                   "columns":["parent","frame","line","samples","weight"],"rows":[[-1,-1,0,0,0],[0,0,7,9,180]]}]}
                """);
        Path out = temp.resolve("out.collapsed");

        assertThat(culprit.run("convert", two, out).exit()).isEqualTo(ExitCodes.UNTRUSTED);
        assertThat(Files.readString(out)).isEqualTo("a.A.run_[j] 180\n");
        assertThat(culprit.err())
                .contains("units.json: 3 samples of cpu (jdk.ExecutionSample) in samples are left out: they cannot be"
                        + " added to the 9 of cpu (jdk.ExecutionSample) in nanoseconds");
        assertThat(new TestingInvocation(temp).run("report", two).out())
                .contains("Of the samples of cpu (jdk.ExecutionSample), 3 are in samples and 9 in ns")
                .contains("180 ns");
        assertThat(new TestingInvocation(temp).run("diff", two, two).out()).contains("180 ns");
    }

    @Test
    void framesThatOpenAndCloseAreStacksThatWeighTheTimeBetween() throws IOException {
        Path evented = stacks("evented.json", """
                {"$schema": "https://www.speedscope.app/file-format-schema.json",
                 "shared": {"frames": [{"name": "a.A.run"}, {"name": "a.B.go", "line": 12}]},
                 "profiles": [{"type": "evented", "name": "main", "unit": "none", "startValue": 0, "endValue": 20,
                   "events": [{"type": "O", "frame": 0, "at": 0}, {"type": "O", "frame": 1, "at": 3},
                              {"type": "C", "frame": 1, "at": 10}, {"type": "O", "frame": 1, "at": 14},
                              {"type": "C", "frame": 1, "at": 15}, {"type": "C", "frame": 0, "at": 20}]}]}
                """);

        assertThat(converted(evented).lines()).containsExactlyInAnyOrder("a.A.run_[j] 12", "a.A.run_[j];a.B.go_[j] 8");
    }

    @Test
    void framesThatCloseInAnotherOrderAreRefused() throws IOException {
        Path crossed = stacks("crossed.json", """
                {"$schema": "https://www.speedscope.app/file-format-schema.json",
                 "shared": {"frames": [{"name": "a.A.run"}, {"name": "a.B.go"}]},
                 "profiles": [{"type": "evented", "name": "main", "unit": "none", "startValue": 0, "endValue": 20,
                   "events": [{"type": "O", "frame": 0, "at": 0}, {"type": "O", "frame": 1, "at": 3},
                              {"type": "C", "frame": 0, "at": 10}, {"type": "C", "frame": 1, "at": 20}]}]}
                """);

        assertRefused("closes a frame that is not the innermost", crossed, temp.resolve("out.collapsed"));
    }

    @Test
    void flameGraphsThatAsyncProfiler2DrewAreRead() throws IOException {
        Path page = stacks("flame.html", """
                <!DOCTYPE html>
                <html lang='en'>
                <h1>CPU profile</h1>
                <header style='text-align: left'>Produced by async-profiler 2.9</header>
                <script>
                f(0,0,10,3,'all')
                f(1,0,9,1,'java/lang/Thread.run')
                f(2,0,4,1,'a/A.isn\\'t')
                f(2,4,3,4,'JVM_Sleep')
                f(1,9,1,5,'do_syscall_64')
                </script>
                """);

        assertThat(converted(page).lines())
                .containsExactlyInAnyOrder(
                        "java.lang.Thread.run_[j] 2",
                        "java.lang.Thread.run_[j];a.A.isn't_[j] 4",
                        "java.lang.Thread.run_[j];JVM_Sleep 3",
                        "do_syscall_64 1");
    }

    @Test
    void aProfileOfCulpritsOwnIsItsExactCallTree() throws IOException {
        Path profile = temp.resolve("own.culprit");
        try (OutputStream out = Files.newOutputStream(profile)) {
            ProfileWriter.write(
                    jvm().thread(
                                    "main",
                                    call("a.A.run")
                                            .self(500)
                                            .calls(call("a.B.go", 12).self(1200)))
                            .build(),
                    out);
        }

        assertThat(converted(profile).lines())
                .containsExactlyInAnyOrder("a.A.run_[j] 500", "a.A.run_[j];a.B.go_[j] 1200");
        assertThat(converted(profile, "--lines").lines())
                .containsExactlyInAnyOrder("a.A.run_[j] 500", "a.A.run:12_[j];a.B.go_[j] 1200");
    }

    @Test
    void whatCannotBeDoneIsOneLine() throws IOException {
        Path in = stacks("in.txt", "a;b 3\n");
        assertRefused("no format is known by the name", in, temp.resolve("out.xyz"));
        assertRefused("no format is called 'svg'", in, temp.resolve("out.json"), "--to", "svg");
        assertRefused("nowhere.jfr does not exist", temp.resolve("nowhere.jfr"), temp.resolve("out.json"));
        assertRefused("line 2 has no count at its end", stacks("bad.txt", "a;b 3\na;b\n"), temp.resolve("out.json"));
        assertRefused("it is no JFR recording", stacks("notes.txt", "some notes\n"), temp.resolve("out.json"));
        assertRefused(temp + ": it is a directory", temp, temp.resolve("out.json"));
        assertRefused("has no samples of the event alloc", in, temp.resolve("out.json"), "--event", "alloc");
        assertRefused("two inputs make collapsed stacks", in, in, temp.resolve("out.json"));
    }

    private void assertRefused(String message, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = "convert";
        System.arraycopy(arguments, 0, all, 1, arguments.length);

        TestingInvocation refused = new TestingInvocation(temp).run(all);

        assertThat(refused.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(refused.err()).startsWith("culprit: ").contains(message).hasLineCount(1);
    }

    private String converted(Path in, Object... options) throws IOException {
        Path out = temp.resolve("converted.collapsed");
        Object[] all = new Object[options.length + 3];
        all[0] = "convert";
        all[1] = in;
        all[2] = out;
        System.arraycopy(options, 0, all, 3, options.length);
        TestingInvocation run = new TestingInvocation(temp).run(all);
        assertThat(run.exit()).as(run.err()).isZero();
        return Files.readString(out);
    }

    private Path stacks(String name, String text) throws IOException {
        return Files.writeString(temp.resolve(name), text);
    }
}
