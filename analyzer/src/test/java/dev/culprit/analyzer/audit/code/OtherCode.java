package dev.culprit.analyzer.audit.code;

import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.AppenderAttachableImpl;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.beans.PropertyChangeSupport;
import java.util.Collection;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.management.NotificationBroadcasterSupport;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.BeforeEach;

/** Registrations with OpenTelemetry, Logback and the JDK. */
final class OtherCode {

    SdkTracerProvider opentelemetry() {
        SpanProcessor processor = new SpanProcessor() {
            @Override
            public void onStart(Context parent, ReadWriteSpan span) {}

            @Override
            public boolean isStartRequired() {
                return true;
            }

            @Override
            public void onEnd(ReadableSpan span) {}

            @Override
            public boolean isEndRequired() {
                return false;
            }
        };
        SpanExporter exporter = new SpanExporter() {
            @Override
            public CompletableResultCode export(Collection<SpanData> spans) {
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode flush() {
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode shutdown() {
                return CompletableResultCode.ofSuccess();
            }
        };
        SpanProcessor exports = SimpleSpanProcessor.create(exporter); // audit ANONYMOUS
        return SdkTracerProvider.builder()
                .addSpanProcessor(processor) // audit ANONYMOUS
                .addSpanProcessor(exports)
                .build();
    }

    void instrument(Meter meter) {
        meter.gaugeBuilder("load").buildWithCallback(result -> result.record(1)); // audit LAMBDA
    }

    void logback(AppenderAttachableImpl<String> appenders) {
        Appender<String> appender = new AppenderBase<>() {
            @Override
            protected void append(String event) {}
        };
        appenders.addAppender(appender); // audit ANONYMOUS
    }

    void logging(List<Logger> loggers) {
        for (Logger logger : loggers) {
            logger.addHandler(silent()); // audit ANONYMOUS in a loop
        }
    }

    private static Handler silent() {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {}

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    void beans(PropertyChangeSupport support, NotificationBroadcasterSupport broadcaster) {
        support.addPropertyChangeListener("name", change -> change.getNewValue()); // audit LAMBDA
        broadcaster.addNotificationListener((event, handback) -> event.getMessage(), null, null); // audit LAMBDA
    }

    void flightRecorder(RecordingStream stream) {
        stream.onEvent("jdk.CPULoad", event -> event.getStartTime()); // audit LAMBDA
        stream.onClose(() -> {}); // audit LAMBDA
    }

    @BeforeEach
    void eachTest() {
        Logger.getGlobal().addHandler(silent()); // audit ANONYMOUS for each test
    }
}
