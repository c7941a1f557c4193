package dev.culprit.agent.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClassPatternTest {

    @ParameterizedTest
    @CsvSource({
        "com.acme.**, com.acme.Order, true",
        "com.acme.**, com.acme.deep.down.Order$1, true",
        "com.acme.**, com.acmeX.Order, false",
        "com.acme.**, org.com.acme.Order, false",
        "com.acme.*, com.acme.Order, true",
        "com.acme.*, com.acme.Order$Line, true",
        "com.acme.*, com.acme.deep.Order, false",
        "com.acme.Order, com.acme.Order, true",
        "com.acme.Order, com.acme.Order$Line, true",
        "com.acme.Order, com.acme.OrderLine, false",
        "com.acme.Order$Line, com.acme.Order$Line, true",
        "com.acme.Order$Line, com.acme.Order, false",
        "**.Order, a.b.Order, true",
        "**Service, com.acme.PriceService, true",
        "com.*.Order, com.acme.Order, true",
        "com.*.Order, com.acme.x.Order, false",
        "**, Main, true",
        "*, Main, true",
        "*, a.Main, false",
    })
    void aPatternMatchesByItsWildcards(String pattern, String name, boolean matches) {
        assertThat(ClassPattern.of(pattern).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"com/acme/Order", "com acme", "", ".", "com.", "a..b", "com.acme.(x)", "[a]", "a|b"})
    void whatIsNoNameIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassPattern.of(text))
                .withMessageContaining("'" + text + "' is not a class name pattern");
    }
}
