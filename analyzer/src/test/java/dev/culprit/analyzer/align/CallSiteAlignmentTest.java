package dev.culprit.analyzer.align;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.profile.MethodInfo.Site;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CallSiteAlignmentTest {

    @Test
    void linesShiftWithTheCallsOnThem() {
        CallSiteAlignment alignment = CallSiteAlignment.of(sites("1a 2b 3c"), sites("5a 6b 9c"));

        assertThat(alignment.candidateLines(1)).containsExactly(5);
        assertThat(alignment.candidateLines(2)).containsExactly(6);
        assertThat(alignment.candidateLines(3)).containsExactly(9);
    }

    @Test
    void callsPutInAndTakenOutBelongToNobody() {
        CallSiteAlignment alignment = CallSiteAlignment.of(sites("1a 2b 3c 4d"), sites("1a 2x 3c 4y 5d"));

        assertThat(alignment.candidateLines(2)).isEmpty();
        assertThat(alignment.candidateLines(3)).containsExactly(3);
        assertThat(alignment.candidateLines(4)).containsExactly(5);
    }

    @Test
    void aLineThatWasSplitBecomesSeveral() {
        CallSiteAlignment alignment = CallSiteAlignment.of(sites("1a 1b 2c"), sites("1a 2b 3c"));

        assertThat(alignment.candidateLines(1)).containsExactly(1, 2);
    }

    @Test
    void aMethodOfManyThousandCallsIsAlignedByWhatIsEqualAtItsEnds() {
        List<Site> before =
                IntStream.range(0, 12_000).mapToObj(i -> new Site(i, i)).toList();
        List<Site> after = IntStream.range(0, 12_000)
                .mapToObj(i -> new Site(i + 1, i < 100 || i >= 11_900 ? i : -i))
                .toList();

        CallSiteAlignment alignment = CallSiteAlignment.of(before, after);

        assertThat(alignment.candidateLines(99)).containsExactly(100);
        assertThat(alignment.candidateLines(11_950)).containsExactly(11_951);
        assertThat(alignment.candidateLines(5_000)).isEmpty();
    }

    @Property(tries = 300)
    void unchangedCodeOnShiftedLinesIsMatchedWhole(
            @ForAll @Size(max = 30) List<@IntRange(max = 4) Integer> callees, @ForAll @IntRange(max = 100) int shift) {
        List<Site> before = numbered(callees, 0);
        CallSiteAlignment alignment = CallSiteAlignment.of(before, numbered(callees, shift));

        assertThat(before)
                .allSatisfy(site ->
                        assertThat(alignment.candidateLines(site.line())).containsExactly(site.line() + shift));
    }

    @Property(tries = 300)
    void matchedCallsAreInTheSameOrderAndOfTheSameCallee(
            @ForAll @Size(max = 20) List<@IntRange(max = 3) Integer> before,
            @ForAll @Size(max = 20) List<@IntRange(max = 3) Integer> after) {
        CallSiteAlignment alignment = CallSiteAlignment.of(numbered(before, 0), numbered(after, 0));

        int last = 0;
        for (int line = 1; line <= before.size(); line++) {
            for (int now : alignment.candidateLines(line)) {
                assertThat(after.get(now - 1)).isEqualTo(before.get(line - 1));
                assertThat(now).isGreaterThan(last);
                last = now;
            }
        }
    }

    private static List<Site> numbered(List<Integer> callees, int shift) {
        return IntStream.range(0, callees.size())
                .mapToObj(i -> new Site(i + 1 + shift, callees.get(i)))
                .toList();
    }

    /** Line and callee: {@code "1a 2b"}. */
    private static List<Site> sites(String text) {
        return Arrays.stream(text.split(" "))
                .map(site -> new Site(site.charAt(0) - '0', site.charAt(1)))
                .toList();
    }
}
