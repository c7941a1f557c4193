package dev.culprit.agent.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.culprit.profile.Completeness.MissingPart;
import org.junit.jupiter.api.Test;

final class PartsTest {

    private final Parts parts = new Parts();

    @Test
    void aPartThatFailsIsNamedAndTheOthersAreThere() {
        assertThat(parts.get("one", 0, () -> 1)).isEqualTo(1);
        assertThat(parts.get("two", 0, PartsTest::fails)).isZero();
        assertThat(parts.get("three", 0, () -> 3)).isEqualTo(3);

        assertThat(parts.missing()).containsExactly(new MissingPart("two", "java.lang.IllegalStateException: why"));
    }

    @Test
    void whatHasFailedIsNotAskedForAgain() {
        parts.run("one", PartsTest::fails);

        assertThat(parts.get("one", 0, () -> 1)).isZero();
        assertThat(parts.missing()).hasSize(1);
    }

    @Test
    void aModuleThatIsNotThereIsAMissingPart() {
        parts.run("beans", () -> {
            throw new NoClassDefFoundError("java/lang/management/ManagementFactory");
        });

        assertThat(parts.missing()).extracting(MissingPart::part).containsExactly("beans");
    }

    @Test
    void errorsOfTheWholeJvmAreNotOfAPart() {
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> parts.run("one", () -> {
                    throw new OutOfMemoryError();
                }));
        assertThat(parts.missing()).isEmpty();
    }

    private static int fails() {
        throw new IllegalStateException("why");
    }
}
