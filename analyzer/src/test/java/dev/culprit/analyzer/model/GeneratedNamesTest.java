package dev.culprit.analyzer.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedNamesTest {

    @ParameterizedTest
    @CsvSource({
        "a.A$$Lambda$14/0x0800c03, a.A$$Lambda",
        "a.A$$Lambda+0x7f81/5438, a.A$$Lambda",
        "a.A$$Lambda/0x0000000800c03, a.A$$Lambda",
        "a.A$$Lambda, a.A$$Lambda",
        "jdk.proxy2.$Proxy12, $Proxy",
        "com.sun.proxy.$Proxy7, $Proxy",
        "jdk.internal.reflect.GeneratedMethodAccessor7, [reflection]",
        "jdk.internal.reflect.DirectMethodHandleAccessor, [reflection]",
        "jdk.internal.reflect.NativeMethodAccessorImpl, [reflection]",
        "java.lang.invoke.LambdaForm$MH/0x0800, [method-handle]",
        "java.lang.invoke.Invokers$Holder, [method-handle]",
        "a.X$$EnhancerBySpringCGLIB$$ab12, a.X$$proxy",
        "a.X$$SpringCGLIB$$0, a.X$$proxy",
        "a.X$MockitoMock$99, a.X$$proxy",
        "a.X$ByteBuddy$x8, a.X$$proxy",
        "a.X_$$_jvst4_2, a.X$$proxy"
    })
    void whatARunInventedIsRemoved(String raw, String canonical) {
        assertThat(GeneratedNames.canonical(raw)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.Main", "a.A$1", "a.A$Inner", "a.ProxyFactory", "a.StandBy", "a.FieldAccessor", "a.A$Lambda"})
    void namesFromSourceStayAsTheyAre(String name) {
        assertThat(GeneratedNames.canonical(name)).isEqualTo(name);
    }
}
