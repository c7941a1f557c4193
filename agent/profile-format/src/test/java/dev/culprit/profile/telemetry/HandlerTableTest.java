package dev.culprit.profile.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandlerTableTest {

    private final HandlerTable table = HandlerTable.with(UserTypes.NONE);

    @Test
    void aTypeIsFoundByItsInternalAndByItsBinaryName() {
        HandlerType type = table.type("io/micrometer/observation/ObservationHandler");

        assertThat(type).isNotNull().isEqualTo(table.type("io.micrometer.observation.ObservationHandler"));
        assertThat(type.family()).isEqualTo("micrometer");
        assertThat(type.callbacks()).contains("onStart", "onStop");
        assertThat(type.binaryName()).isEqualTo("io.micrometer.observation.ObservationHandler");
        assertThat(table.type("java/lang/Object")).isNull();
    }

    @Test
    void aTypeSaysWhatEndsItsHandlers() {
        HandlerType processor = Objects.requireNonNull(table.type("io.opentelemetry.sdk.trace.SpanProcessor"));
        assertThat(processor.ends()).containsExactlyInAnyOrder("shutdown", "close");
        assertThat(processor.callbacks()).doesNotContain("/", "shutdown");
    }

    @Test
    void everyFamilyOfTheIssueIsKnown() {
        Set<String> families = new HashSet<>();
        table.types().values().forEach(type -> families.add(type.family()));

        assertThat(families)
                .containsExactlyInAnyOrder(
                        "micrometer",
                        "opentelemetry",
                        "slf4j",
                        "logback",
                        "log4j2",
                        "jul",
                        "dropwizard",
                        "spring",
                        "jfr",
                        "jmx",
                        "junit",
                        "testng",
                        "java.beans",
                        "servlet",
                        "jdbc");
    }

    @Test
    void aMethodThatRegistersIsFoundInItsOwner() {
        RegistrationMethod add = Objects.requireNonNull(
                table.registration("java/util/logging/Logger", "addHandler", "(Ljava/util/logging/Handler;)V"));
        assertThat(add.adds()).isTrue();
        assertThat(add.family()).isEqualTo("jul");
        assertThat(table.registration("java/util/logging/Logger", "removeHandler", "(Ljava/util/logging/Handler;)V")
                        .adds())
                .isFalse();
        assertThat(table.registration("java/util/logging/Logger", "addHandler", "(I)V"))
                .isNull();
        assertThat(table.registration("java/util/logging/Logger", "log", "(Ljava/util/logging/Handler;)V"))
                .isNull();
        assertThat(table.isOwner("java/util/logging/Logger")).isTrue();
    }

    @Test
    void theHandlerIsTheParameterOfTheTypeThatTheTableNames() {
        RegistrationMethod gauge = Objects.requireNonNull(table.registrationByName(
                "builder", "(Ljava/lang/String;Ljava/lang/Object;Ljava/util/function/ToDoubleFunction;)V"));
        assertThat(
                        gauge.argument(
                                "(Ljava/lang/String;Ljava/lang/Object;Ljava/util/function/ToDoubleFunction;)Ljava/lang/Object;"))
                .isEqualTo(2);
        assertThat(gauge.argument("(J[[IDLjava/util/function/ToDoubleFunction;)V"))
                .isEqualTo(3);
        assertThat(gauge.argument("([Ljava/util/function/ToDoubleFunction;)V")).isZero();
        assertThat(gauge.argument("([[Ljava/util/function/ToDoubleFunction;)V")).isEqualTo(-1);
        assertThat(gauge.argument("()Ljava/util/function/ToDoubleFunction;")).isEqualTo(-1);
    }

    @Test
    void everyOwnerTakesATypeThatIsKnown() {
        for (String owner : table.owners()) {
            for (RegistrationMethod method : table.registrations(owner)) {
                assertThat(isKnown(method.handlerType()))
                        .as(owner + "." + method)
                        .isTrue();
                assertThat(method.owner()).isEqualTo(owner);
            }
        }
    }

    /** A handler type, a function, or a type that handlers are among. */
    private boolean isKnown(String type) {
        return table.type(type) != null
                || table.function(type) != null
                || Set.of(
                                "java/lang/Object",
                                "java/util/EventListener",
                                "com/codahale/metrics/Metric",
                                "org/testng/ITestNGListener",
                                "io/micrometer/observation/GlobalObservationConvention",
                                "io/micrometer/core/instrument/MeterRegistry")
                        .contains(type);
    }

    @Test
    void functionsOfTheJdkAreHandlersOnlyWhereTheyAreRegistered() {
        assertThat(table.function("java/util/function/Supplier")).isEqualTo("get");
        assertThat(table.type("java/util/function/Supplier")).isNull();
    }

    @Test
    void annotationsAreFoundByNameAndByDescriptor() {
        assertThat(table.annotation("Lorg/springframework/context/event/EventListener;"))
                .isEqualTo("spring");
        assertThat(table.annotation("org.springframework.context.event.EventListener"))
                .isEqualTo("spring");
        assertThat(table.annotation("Ljava/lang/Deprecated;")).isNull();
    }

    @Test
    void basesOfALibraryAreKnown() {
        assertThat(table.isBase("ch/qos/logback/core/AppenderBase")).isTrue();
        assertThat(table.isBase("ch/qos/logback/core/ConsoleAppender")).isFalse();
    }

    @Test
    void whatEndsAllThatIsRegisteredWithItIsKnownWithItsInnerClasses() {
        String registry = "io.micrometer.core.instrument.MeterRegistry";

        assertThat(table.endsAll(registry, "close")).isTrue();
        assertThat(table.endsAll(registry, "gauge")).isFalse();
        assertThat(table.endsAll("io.micrometer.core.instrument.Gauge", "close"))
                .isFalse();
        assertThat(table.isOwner(registry)).as("its subclasses are looked at").isTrue();
        assertThat(table.isInsideOfEnding(registry + "$Config")).isTrue();
        assertThat(table.isInsideOfEnding(registry)).isFalse();
    }

    @Test
    void gaugesAreAskedForAValue() {
        assertThat(table.isValue("io.micrometer.core.instrument.Gauge")).isTrue();
        assertThat(table.isValue("com/codahale/metrics/Gauge")).isTrue();
        assertThat(table.isValue("io.micrometer.core.instrument.config.MeterFilter"))
                .isFalse();
    }

    @Test
    void theUsersTypesAreKnownWithAllTheirMethods() {
        HandlerTable own =
                HandlerTable.with(UserTypes.of(List.of("com.acme.EventHandler", "@com.acme.TelemetryHandler")));

        HandlerType type = Objects.requireNonNull(own.type("com.acme.EventHandler"));
        assertThat(type.takesAll()).isTrue();
        assertThat(type.family()).isEqualTo(HandlerTable.USER);
        assertThat(own.annotation("Lcom/acme/TelemetryHandler;")).isEqualTo(HandlerTable.USER);
        assertThat(own.type("io.micrometer.observation.ObservationHandler")).isNotNull();
    }

    @Test
    void whoRegistersTheUsersTypesIsToldByTheNameOfTheMethod() {
        HandlerTable own = HandlerTable.with(UserTypes.of(List.of("com.acme.EventHandler")));

        assertThat(own.userRegistration("com/acme/Bus", "subscribe", "(Lcom/acme/EventHandler;)V")
                        .adds())
                .isTrue();
        assertThat(own.userRegistration("com/acme/Bus", "onEvent", "(ILcom/acme/EventHandler;)V")
                        .argument("(ILcom/acme/EventHandler;)V"))
                .isEqualTo(1);
        assertThat(own.userRegistration("com/acme/Bus", "removeHandler", "(Lcom/acme/EventHandler;)V")
                        .adds())
                .isFalse();
        assertThat(own.userRegistration("com/acme/Bus", "only", "(Lcom/acme/EventHandler;)V"))
                .isNull();
        assertThat(own.userRegistration("com/acme/Bus", "call", "(Lcom/acme/EventHandler;)V"))
                .isNull();
        assertThat(own.userRegistration("com/acme/Bus", "add", "(Lcom/acme/EventHandlers;)V"))
                .isNull();
    }

    @Test
    void whatIsNoNameOfATypeIsRefused() {
        for (String name : List.of("", "@", "a..b", "a.b.", ".a", "com.acme.1", "com/acme/A", "a b")) {
            assertThatThrownBy(() -> UserTypes.of(List.of(name)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + name + "'");
        }
    }
}
