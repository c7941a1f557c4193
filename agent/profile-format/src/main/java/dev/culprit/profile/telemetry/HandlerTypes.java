package dev.culprit.profile.telemetry;

/**
 * The types whose implementers receive telemetry, and the methods that register them: the one place to look at and to add to.
 *
 * <p>{@code HANDLER family types: methods}: a class that is one of these types, or a subtype, is a handler; the methods are those that it
 * is called by for events. {@code / methods} behind them: calls of these on a handler end it, and with it its registrations.
 *
 * <p>{@code BASE types}: classes of a library between such a type and its handlers, or that only hand on to several; their own methods
 * do no work of any handler and are left out, so that each handler has a row of its own, right below the code that emits.
 *
 * <p>{@code FUNCTION types: method}: interfaces of the JDK that are handlers only where they are registered as such.
 *
 * <p>{@code ADD family owners: methods} and {@code REMOVE}: {@code name(type)} is each method of the owner, or of a subtype, with that name
 * and a parameter of that type or an array of it; the first such is the handler.
 *
 * <p>{@code VALUE types}: handlers of these are asked for a value of their own, so that several of one line are no duplicates.
 *
 * <p>{@code END owners: methods}: calls of these end all registrations with the object, or with an inner object of it.
 *
 * <p>{@code ANNOTATION family types}: a method with it is a callback, and so is each method of a class with it.
 */
final class HandlerTypes {

    static final String TABLE = """
            HANDLER micrometer io.micrometer.observation.ObservationHandler:
                onStart onError onEvent onScopeOpened onScopeClosed onScopeReset onStop supportsContext
            HANDLER micrometer io.micrometer.observation.ObservationFilter: map
            HANDLER micrometer io.micrometer.observation.ObservationPredicate: test
            HANDLER micrometer io.micrometer.observation.ObservationConvention:
                getLowCardinalityKeyValues getHighCardinalityKeyValues getName getContextualName supportsContext
            HANDLER micrometer io.micrometer.core.instrument.config.MeterFilter: accept map configure
            HANDLER micrometer io.micrometer.core.instrument.config.NamingConvention: name tagKey tagValue
            HANDLER micrometer io.micrometer.core.instrument.push.PushMeterRegistry: publish / close
            VALUE io.micrometer.core.instrument.Gauge io.micrometer.core.instrument.TimeGauge
                io.micrometer.core.instrument.FunctionCounter io.micrometer.core.instrument.FunctionTimer
                io.micrometer.core.instrument.MeterRegistry
            END io.micrometer.core.instrument.MeterRegistry: close
            BASE io.micrometer.observation.ObservationHandler$FirstMatchingCompositeObservationHandler
                io.micrometer.observation.ObservationHandler$AllMatchingCompositeObservationHandler
            ADD micrometer io.micrometer.observation.ObservationRegistry$ObservationConfig:
                observationHandler(io.micrometer.observation.ObservationHandler)
                observationFilter(io.micrometer.observation.ObservationFilter)
                observationPredicate(io.micrometer.observation.ObservationPredicate)
                observationConvention(io.micrometer.observation.GlobalObservationConvention)
            ADD micrometer io.micrometer.core.instrument.MeterRegistry$Config:
                meterFilter(io.micrometer.core.instrument.config.MeterFilter)
                namingConvention(io.micrometer.core.instrument.config.NamingConvention)
                onMeterAdded(java.util.function.Consumer) onMeterRemoved(java.util.function.Consumer)
                onMeterRegistrationFailed(java.util.function.BiConsumer)
            ADD micrometer io.micrometer.core.instrument.Gauge io.micrometer.core.instrument.TimeGauge:
                builder(java.util.function.ToDoubleFunction) builder(java.util.function.Supplier)
            ADD micrometer io.micrometer.core.instrument.FunctionCounter: builder(java.util.function.ToDoubleFunction)
            ADD micrometer io.micrometer.core.instrument.FunctionTimer: builder(java.util.function.ToDoubleFunction)
                builder(java.util.function.ToLongFunction)
            ADD micrometer io.micrometer.core.instrument.MeterRegistry: gauge(java.util.function.ToDoubleFunction)
            ADD micrometer io.micrometer.core.instrument.composite.CompositeMeterRegistry:
                add(io.micrometer.core.instrument.MeterRegistry)
            REMOVE micrometer io.micrometer.core.instrument.composite.CompositeMeterRegistry:
                remove(io.micrometer.core.instrument.MeterRegistry)

            HANDLER opentelemetry io.opentelemetry.sdk.trace.SpanProcessor:
                onStart onEnding onEnd forceFlush / shutdown close
            HANDLER opentelemetry io.opentelemetry.sdk.trace.export.SpanExporter
                io.opentelemetry.sdk.logs.export.LogRecordExporter io.opentelemetry.sdk.metrics.export.MetricExporter:
                export flush / shutdown close
            HANDLER opentelemetry io.opentelemetry.sdk.logs.LogRecordProcessor: onEmit forceFlush / shutdown close
            HANDLER opentelemetry io.opentelemetry.sdk.metrics.export.MetricReader: forceFlush / shutdown close
            HANDLER opentelemetry io.opentelemetry.sdk.metrics.export.MetricProducer: produce
            HANDLER opentelemetry io.opentelemetry.sdk.trace.samplers.Sampler: shouldSample
            HANDLER opentelemetry io.opentelemetry.context.propagation.TextMapPropagator: inject extract
            BASE io.opentelemetry.sdk.trace.MultiSpanProcessor io.opentelemetry.sdk.trace.export.MultiSpanExporter
                io.opentelemetry.sdk.logs.MultiLogRecordProcessor io.opentelemetry.sdk.logs.export.MultiLogRecordExporter
                io.opentelemetry.context.propagation.MultiTextMapPropagator
            ADD opentelemetry io.opentelemetry.sdk.trace.SdkTracerProviderBuilder:
                addSpanProcessor(io.opentelemetry.sdk.trace.SpanProcessor)
                addSpanProcessorFirst(io.opentelemetry.sdk.trace.SpanProcessor)
                setSampler(io.opentelemetry.sdk.trace.samplers.Sampler)
            ADD opentelemetry io.opentelemetry.sdk.trace.export.SimpleSpanProcessor
                io.opentelemetry.sdk.trace.export.BatchSpanProcessor:
                create(io.opentelemetry.sdk.trace.export.SpanExporter)
                builder(io.opentelemetry.sdk.trace.export.SpanExporter)
            ADD opentelemetry io.opentelemetry.sdk.logs.SdkLoggerProviderBuilder:
                addLogRecordProcessor(io.opentelemetry.sdk.logs.LogRecordProcessor)
                addLogRecordProcessorFirst(io.opentelemetry.sdk.logs.LogRecordProcessor)
            ADD opentelemetry io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor:
                create(io.opentelemetry.sdk.logs.export.LogRecordExporter)
            ADD opentelemetry io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor:
                builder(io.opentelemetry.sdk.logs.export.LogRecordExporter)
            ADD opentelemetry io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder:
                registerMetricReader(io.opentelemetry.sdk.metrics.export.MetricReader)
                registerMetricProducer(io.opentelemetry.sdk.metrics.export.MetricProducer)
            ADD opentelemetry io.opentelemetry.sdk.metrics.export.PeriodicMetricReader:
                create(io.opentelemetry.sdk.metrics.export.MetricExporter)
                builder(io.opentelemetry.sdk.metrics.export.MetricExporter)
            ADD opentelemetry io.opentelemetry.api.metrics.DoubleGaugeBuilder io.opentelemetry.api.metrics.LongGaugeBuilder
                io.opentelemetry.api.metrics.DoubleCounterBuilder io.opentelemetry.api.metrics.LongCounterBuilder
                io.opentelemetry.api.metrics.DoubleUpDownCounterBuilder io.opentelemetry.api.metrics.LongUpDownCounterBuilder:
                buildWithCallback(java.util.function.Consumer)
            ADD opentelemetry io.opentelemetry.api.metrics.Meter: batchCallback(java.lang.Runnable)
            ADD opentelemetry io.opentelemetry.context.propagation.ContextPropagators:
                create(io.opentelemetry.context.propagation.TextMapPropagator)

            HANDLER logback ch.qos.logback.core.Appender: doAppend append / stop
            HANDLER logback ch.qos.logback.core.filter.Filter ch.qos.logback.classic.turbo.TurboFilter: decide
            HANDLER logback ch.qos.logback.core.encoder.Encoder: encode
            HANDLER logback ch.qos.logback.core.Layout: doLayout
            HANDLER logback ch.qos.logback.classic.spi.LoggerContextListener: onStart onReset onStop onLevelChange
            HANDLER logback ch.qos.logback.core.status.StatusListener: addStatusEvent
            BASE ch.qos.logback.core.AppenderBase ch.qos.logback.core.UnsynchronizedAppenderBase
                ch.qos.logback.classic.Logger
            ADD logback ch.qos.logback.classic.Logger ch.qos.logback.core.spi.AppenderAttachableImpl:
                addAppender(ch.qos.logback.core.Appender)
            REMOVE logback ch.qos.logback.classic.Logger ch.qos.logback.core.spi.AppenderAttachableImpl:
                detachAppender(ch.qos.logback.core.Appender)
            ADD logback ch.qos.logback.core.AppenderBase ch.qos.logback.core.UnsynchronizedAppenderBase
                ch.qos.logback.core.spi.FilterAttachableImpl: addFilter(ch.qos.logback.core.filter.Filter)
            ADD logback ch.qos.logback.core.OutputStreamAppender: setEncoder(ch.qos.logback.core.encoder.Encoder)
            ADD logback ch.qos.logback.core.encoder.LayoutWrappingEncoder: setLayout(ch.qos.logback.core.Layout)
            ADD logback ch.qos.logback.classic.LoggerContext:
                addTurboFilter(ch.qos.logback.classic.turbo.TurboFilter)
                addListener(ch.qos.logback.classic.spi.LoggerContextListener)
            REMOVE logback ch.qos.logback.classic.LoggerContext:
                removeListener(ch.qos.logback.classic.spi.LoggerContextListener)
            ADD logback ch.qos.logback.core.BasicStatusManager: add(ch.qos.logback.core.status.StatusListener)
            REMOVE logback ch.qos.logback.core.BasicStatusManager: remove(ch.qos.logback.core.status.StatusListener)

            HANDLER log4j2 org.apache.logging.log4j.core.Appender: append / stop
            HANDLER log4j2 org.apache.logging.log4j.core.Filter: filter
            HANDLER log4j2 org.apache.logging.log4j.core.Layout: toSerializable toByteArray encode
            HANDLER log4j2 org.apache.logging.log4j.core.appender.rewrite.RewritePolicy: rewrite
            HANDLER log4j2 org.apache.logging.log4j.status.StatusListener: log / close
            BASE org.apache.logging.log4j.core.filter.CompositeFilter
            ADD log4j2 org.apache.logging.log4j.core.Logger org.apache.logging.log4j.core.config.LoggerConfig:
                addAppender(org.apache.logging.log4j.core.Appender)
            REMOVE log4j2 org.apache.logging.log4j.core.Logger: removeAppender(org.apache.logging.log4j.core.Appender)
            ADD log4j2 org.apache.logging.log4j.core.Logger org.apache.logging.log4j.core.LoggerContext
                org.apache.logging.log4j.core.filter.AbstractFilterable
                org.apache.logging.log4j.core.config.AbstractConfiguration: addFilter(org.apache.logging.log4j.core.Filter)
            REMOVE log4j2 org.apache.logging.log4j.core.LoggerContext
                org.apache.logging.log4j.core.filter.AbstractFilterable: removeFilter(org.apache.logging.log4j.core.Filter)
            ADD log4j2 org.apache.logging.log4j.status.StatusLogger:
                registerListener(org.apache.logging.log4j.status.StatusListener)
            REMOVE log4j2 org.apache.logging.log4j.status.StatusLogger:
                removeListener(org.apache.logging.log4j.status.StatusListener)

            HANDLER jul java.util.logging.Handler: publish flush / close
            HANDLER jul java.util.logging.Filter: isLoggable
            HANDLER jul java.util.logging.Formatter: format
            ADD jul java.util.logging.Logger: addHandler(java.util.logging.Handler) setFilter(java.util.logging.Filter)
            REMOVE jul java.util.logging.Logger: removeHandler(java.util.logging.Handler)
            ADD jul java.util.logging.Handler: setFilter(java.util.logging.Filter)
                setFormatter(java.util.logging.Formatter)

            HANDLER slf4j org.slf4j.spi.LoggingEventAware: log
            HANDLER slf4j org.slf4j.helpers.AbstractLogger org.slf4j.helpers.LegacyAbstractLogger:
                handleNormalizedLoggingCall
            HANDLER slf4j org.slf4j.spi.MDCAdapter org.slf4j.helpers.BasicMDCAdapter:
                put get remove clear getCopyOfContextMap setContextMap pushByKey popByKey

            HANDLER dropwizard com.codahale.metrics.ScheduledReporter: report / stop close
            HANDLER dropwizard com.codahale.metrics.MetricRegistryListener:
                onGaugeAdded onGaugeRemoved onCounterAdded onCounterRemoved onHistogramAdded onHistogramRemoved
                onMeterAdded onMeterRemoved onTimerAdded onTimerRemoved
            HANDLER dropwizard com.codahale.metrics.MetricFilter: matches
            HANDLER dropwizard com.codahale.metrics.Gauge: getValue
            VALUE com.codahale.metrics.Gauge
            BASE com.codahale.metrics.ScheduledReporter
            ADD dropwizard com.codahale.metrics.MetricRegistry: addListener(com.codahale.metrics.MetricRegistryListener)
                register(com.codahale.metrics.Metric) registerGauge(com.codahale.metrics.Gauge)
            REMOVE dropwizard com.codahale.metrics.MetricRegistry:
                removeListener(com.codahale.metrics.MetricRegistryListener)

            HANDLER spring org.springframework.context.ApplicationListener
                org.springframework.context.event.SmartApplicationListener
                org.springframework.context.event.GenericApplicationListener: onApplicationEvent
            ANNOTATION spring org.springframework.context.event.EventListener
                org.springframework.transaction.event.TransactionalEventListener
            ADD spring org.springframework.context.support.AbstractApplicationContext
                org.springframework.context.event.AbstractApplicationEventMulticaster:
                addApplicationListener(org.springframework.context.ApplicationListener)
            ADD spring org.springframework.boot.SpringApplication: addListeners(org.springframework.context.ApplicationListener)
            REMOVE spring org.springframework.context.support.AbstractApplicationContext
                org.springframework.context.event.AbstractApplicationEventMulticaster:
                removeApplicationListener(org.springframework.context.ApplicationListener)

            HANDLER jfr jdk.jfr.FlightRecorderListener: recordingStateChanged recorderInitialized
            ADD jfr jdk.jfr.FlightRecorder: addListener(jdk.jfr.FlightRecorderListener)
            REMOVE jfr jdk.jfr.FlightRecorder: removeListener(jdk.jfr.FlightRecorderListener)
            ADD jfr jdk.jfr.consumer.EventStream jdk.jfr.consumer.RecordingStream
                jdk.jfr.internal.consumer.AbstractEventStream:
                onEvent(java.util.function.Consumer) onError(java.util.function.Consumer)
                onMetadata(java.util.function.Consumer) onFlush(java.lang.Runnable) onClose(java.lang.Runnable)
            REMOVE jfr jdk.jfr.consumer.EventStream jdk.jfr.consumer.RecordingStream
                jdk.jfr.internal.consumer.AbstractEventStream: remove(java.lang.Object)

            HANDLER jmx javax.management.NotificationListener: handleNotification
            HANDLER jmx javax.management.NotificationFilter: isNotificationEnabled
            ADD jmx javax.management.NotificationBroadcaster javax.management.NotificationBroadcasterSupport
                javax.management.MBeanServerConnection com.sun.jmx.mbeanserver.JmxMBeanServer
                sun.management.NotificationEmitterSupport:
                addNotificationListener(javax.management.NotificationListener)
            REMOVE jmx javax.management.NotificationBroadcaster javax.management.NotificationBroadcasterSupport
                javax.management.MBeanServerConnection com.sun.jmx.mbeanserver.JmxMBeanServer
                sun.management.NotificationEmitterSupport:
                removeNotificationListener(javax.management.NotificationListener)

            HANDLER junit org.junit.platform.launcher.TestExecutionListener:
                testPlanExecutionStarted testPlanExecutionFinished dynamicTestRegistered executionSkipped executionStarted
                executionFinished reportingEntryPublished fileEntryPublished
            HANDLER junit org.junit.jupiter.api.extension.TestWatcher: testDisabled testSuccessful testAborted testFailed
            HANDLER junit org.junit.runner.notification.RunListener:
                testRunStarted testRunFinished testSuiteStarted testSuiteFinished testStarted testFinished testFailure
                testAssumptionFailure testIgnored
            HANDLER junit org.junit.platform.launcher.LauncherDiscoveryListener:
                launcherDiscoveryStarted launcherDiscoveryFinished engineDiscoveryStarted engineDiscoveryFinished
                selectorProcessed issueEncountered
            HANDLER junit org.junit.platform.launcher.LauncherSessionListener: launcherSessionOpened launcherSessionClosed
            ADD junit org.junit.platform.launcher.Launcher org.junit.platform.launcher.core.DefaultLauncher
                org.junit.platform.launcher.core.SessionPerRequestLauncher
                org.junit.platform.launcher.core.DelegatingLauncher:
                registerTestExecutionListeners(org.junit.platform.launcher.TestExecutionListener)
                registerLauncherDiscoveryListeners(org.junit.platform.launcher.LauncherDiscoveryListener)
                execute(org.junit.platform.launcher.TestExecutionListener)
            ADD junit org.junit.platform.launcher.core.LauncherConfig$Builder:
                addTestExecutionListeners(org.junit.platform.launcher.TestExecutionListener)
                addLauncherDiscoveryListeners(org.junit.platform.launcher.LauncherDiscoveryListener)
                addLauncherSessionListeners(org.junit.platform.launcher.LauncherSessionListener)
            ADD junit org.junit.runner.JUnitCore: addListener(org.junit.runner.notification.RunListener)
            REMOVE junit org.junit.runner.JUnitCore: removeListener(org.junit.runner.notification.RunListener)
            ADD junit org.junit.runner.notification.RunNotifier: addListener(org.junit.runner.notification.RunListener)
                addFirstListener(org.junit.runner.notification.RunListener)
            REMOVE junit org.junit.runner.notification.RunNotifier:
                removeListener(org.junit.runner.notification.RunListener)

            HANDLER testng org.testng.ITestListener:
                onTestStart onTestSuccess onTestFailure onTestSkipped onTestFailedWithTimeout
                onTestFailedButWithinSuccessPercentage onStart onFinish
            HANDLER testng org.testng.ISuiteListener org.testng.IExecutionListener:
                onStart onFinish onExecutionStart onExecutionFinish
            HANDLER testng org.testng.IInvokedMethodListener: beforeInvocation afterInvocation
            HANDLER testng org.testng.IConfigurationListener:
                beforeConfiguration onConfigurationSuccess onConfigurationFailure onConfigurationSkip
            HANDLER testng org.testng.IClassListener: onBeforeClass onAfterClass
            HANDLER testng org.testng.IReporter: generateReport
            ADD testng org.testng.TestNG: addListener(org.testng.ITestNGListener) addListener(java.lang.Object)

            HANDLER java.beans java.beans.PropertyChangeListener: propertyChange
            HANDLER java.beans java.beans.VetoableChangeListener: vetoableChange
            ADD java.beans java.beans.PropertyChangeSupport:
                addPropertyChangeListener(java.beans.PropertyChangeListener)
            REMOVE java.beans java.beans.PropertyChangeSupport:
                removePropertyChangeListener(java.beans.PropertyChangeListener)
            ADD java.beans java.beans.VetoableChangeSupport:
                addVetoableChangeListener(java.beans.VetoableChangeListener)
            REMOVE java.beans java.beans.VetoableChangeSupport:
                removeVetoableChangeListener(java.beans.VetoableChangeListener)

            HANDLER servlet javax.servlet.ServletRequestListener jakarta.servlet.ServletRequestListener:
                requestInitialized requestDestroyed
            HANDLER servlet javax.servlet.ServletContextListener jakarta.servlet.ServletContextListener:
                contextInitialized contextDestroyed
            HANDLER servlet javax.servlet.http.HttpSessionListener jakarta.servlet.http.HttpSessionListener:
                sessionCreated sessionDestroyed
            HANDLER servlet javax.servlet.ServletRequestAttributeListener jakarta.servlet.ServletRequestAttributeListener
                javax.servlet.ServletContextAttributeListener jakarta.servlet.ServletContextAttributeListener
                javax.servlet.http.HttpSessionAttributeListener jakarta.servlet.http.HttpSessionAttributeListener:
                attributeAdded attributeRemoved attributeReplaced
            HANDLER servlet javax.servlet.AsyncListener jakarta.servlet.AsyncListener:
                onComplete onTimeout onError onStartAsync
            ADD servlet javax.servlet.ServletContext jakarta.servlet.ServletContext
                org.apache.catalina.core.ApplicationContext: addListener(java.util.EventListener)
            ADD servlet org.apache.catalina.core.StandardContext:
                addApplicationEventListener(java.lang.Object) addApplicationLifecycleListener(java.lang.Object)
            ADD servlet javax.servlet.AsyncContext org.apache.catalina.core.AsyncContextImpl:
                addListener(javax.servlet.AsyncListener)
            ADD servlet jakarta.servlet.AsyncContext org.apache.catalina.core.AsyncContextImpl:
                addListener(jakarta.servlet.AsyncListener)

            HANDLER jdbc net.ttddyy.dsproxy.listener.QueryExecutionListener: beforeQuery afterQuery
            HANDLER jdbc net.ttddyy.dsproxy.listener.MethodExecutionListener: beforeMethod afterMethod
            HANDLER jdbc net.ttddyy.dsproxy.support.ProxyDataSourceBuilder$SingleQueryExecution
                net.ttddyy.dsproxy.support.ProxyDataSourceBuilder$SingleMethodExecution: execute
            BASE net.ttddyy.dsproxy.listener.ChainListener net.ttddyy.dsproxy.listener.CompositeMethodListener
            HANDLER jdbc com.p6spy.engine.event.JdbcEventListener:
                onBeforeGetConnection onAfterGetConnection onBeforeAddBatch onAfterAddBatch onBeforeExecute onAfterExecute
                onBeforeExecuteBatch onAfterExecuteBatch onBeforeExecuteUpdate onAfterExecuteUpdate onBeforeExecuteQuery
                onAfterExecuteQuery onAfterPreparedStatementSet onAfterCallableStatementSet onAfterGetResultSet
                onBeforeResultSetNext onAfterResultSetNext onAfterResultSetGet onAfterResultSetClose onAfterStatementClose
                onBeforeSetAutoCommit onAfterSetAutoCommit onBeforeCommit onAfterCommit onBeforeRollback onAfterRollback
                onAfterConnectionClose onConnectionWrapped
            HANDLER jdbc com.p6spy.engine.event.SimpleJdbcEventListener:
                onBeforeAnyExecute onAfterAnyExecute onBeforeAnyAddBatch onAfterAnyAddBatch
            BASE com.p6spy.engine.event.SimpleJdbcEventListener com.p6spy.engine.event.CompoundJdbcEventListener
            HANDLER jdbc org.apache.tomcat.jdbc.pool.JdbcInterceptor: invoke reset disconnected
            BASE org.apache.tomcat.jdbc.pool.JdbcInterceptor org.apache.tomcat.jdbc.pool.ProxyConnection
                org.apache.tomcat.jdbc.pool.DisposableConnectionFacade
            HANDLER jdbc org.hibernate.resource.jdbc.spi.StatementInspector: inspect
            HANDLER jdbc com.mysql.cj.interceptors.QueryInterceptor: preProcess postProcess
            HANDLER jdbc com.zaxxer.hikari.metrics.IMetricsTracker:
                recordConnectionCreatedMillis recordConnectionAcquiredNanos recordConnectionUsageMillis
                recordConnectionTimeout
            HANDLER jdbc javax.sql.ConnectionEventListener: connectionClosed connectionErrorOccurred
            HANDLER jdbc javax.sql.StatementEventListener: statementClosed statementErrorOccurred
            ADD jdbc net.ttddyy.dsproxy.support.ProxyDataSourceBuilder:
                listener(net.ttddyy.dsproxy.listener.QueryExecutionListener)
                methodListener(net.ttddyy.dsproxy.listener.MethodExecutionListener)
                beforeQuery(net.ttddyy.dsproxy.support.ProxyDataSourceBuilder$SingleQueryExecution)
                afterQuery(net.ttddyy.dsproxy.support.ProxyDataSourceBuilder$SingleQueryExecution)
                beforeMethod(net.ttddyy.dsproxy.support.ProxyDataSourceBuilder$SingleMethodExecution)
                afterMethod(net.ttddyy.dsproxy.support.ProxyDataSourceBuilder$SingleMethodExecution)
            ADD jdbc net.ttddyy.dsproxy.support.ProxyDataSource:
                addListener(net.ttddyy.dsproxy.listener.QueryExecutionListener)
                setListener(net.ttddyy.dsproxy.listener.QueryExecutionListener)
            ADD jdbc net.ttddyy.dsproxy.proxy.ProxyConfig$Builder:
                queryListener(net.ttddyy.dsproxy.listener.QueryExecutionListener)
                methodListener(net.ttddyy.dsproxy.listener.MethodExecutionListener)
            ADD jdbc com.p6spy.engine.event.CompoundJdbcEventListener:
                addListener(com.p6spy.engine.event.JdbcEventListener)
                addListender(com.p6spy.engine.event.JdbcEventListener)
            ADD jdbc com.p6spy.engine.wrapper.ConnectionWrapper: wrap(com.p6spy.engine.event.JdbcEventListener)
            ADD jdbc javax.sql.PooledConnection: addConnectionEventListener(javax.sql.ConnectionEventListener)
                addStatementEventListener(javax.sql.StatementEventListener)
            REMOVE jdbc javax.sql.PooledConnection: removeConnectionEventListener(javax.sql.ConnectionEventListener)
                removeStatementEventListener(javax.sql.StatementEventListener)

            FUNCTION java.util.function.Supplier: get
            FUNCTION java.util.function.Consumer java.util.function.BiConsumer: accept
            FUNCTION java.util.function.ToDoubleFunction: applyAsDouble
            FUNCTION java.util.function.ToLongFunction: applyAsLong
            FUNCTION java.lang.Runnable: run
            """;

    private HandlerTypes() {}
}
