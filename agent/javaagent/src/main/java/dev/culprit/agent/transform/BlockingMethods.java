package dev.culprit.agent.transform;

/**
 * The methods of the JDK that may make their caller wait: the one place to look at and to add to.
 *
 * <p>Each line has a kind, one type or more, a colon, and methods. {@code *} stands for all methods of the type; {@code name~} for those
 * variants of a method that take a time limit, since the others do not block; {@code name(prefix} for those whose descriptor begins so.
 * A method inherited from a type in the list is found where it is called on that type, on another in the list, or within a class that
 * extends or implements it directly; {@code Object.wait}, which is final, on any type.
 *
 * <p>What is not here: single bytes and characters of streams of any kind, which are read by the million and mostly from memory; methods
 * that only look ({@code tryLock()}, {@code poll()}, {@code isDone()}); streams behind a type of the application.
 *
 * <p>{@link #OF_STREAMS} is for the callbacks of telemetry handlers alone: what is called on a stream of whatever kind, which waits only
 * when the stream turns out to be of a file, a socket or a process.
 */
final class BlockingMethods {

    static final String TABLE = """
            SLEEP java.lang.Thread: sleep
            SLEEP java.util.concurrent.TimeUnit: sleep

            PARK java.lang.Object: wait
            PARK java.lang.Thread: join
            PARK java.util.concurrent.TimeUnit: timedJoin timedWait
            PARK java.util.concurrent.locks.LockSupport: park parkNanos parkUntil
            PARK java.util.concurrent.locks.Condition
                java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject
                java.util.concurrent.locks.AbstractQueuedLongSynchronizer$ConditionObject:
                await awaitNanos awaitUntil awaitUninterruptibly
            PARK java.util.concurrent.CountDownLatch java.util.concurrent.CyclicBarrier: await
            PARK java.util.concurrent.Phaser: arriveAndAwaitAdvance awaitAdvance awaitAdvanceInterruptibly
            PARK java.util.concurrent.Semaphore: acquire acquireUninterruptibly tryAcquire~
            PARK java.util.concurrent.Exchanger: exchange
            PARK java.util.concurrent.BlockingQueue java.util.concurrent.BlockingDeque java.util.concurrent.TransferQueue
                java.util.concurrent.ArrayBlockingQueue java.util.concurrent.LinkedBlockingQueue
                java.util.concurrent.LinkedBlockingDeque java.util.concurrent.LinkedTransferQueue
                java.util.concurrent.PriorityBlockingQueue java.util.concurrent.DelayQueue java.util.concurrent.SynchronousQueue:
                take takeFirst takeLast poll~ pollFirst~ pollLast~ put putFirst putLast offer~ offerFirst~ offerLast~
                transfer tryTransfer~
            PARK java.util.concurrent.Future java.util.concurrent.RunnableFuture java.util.concurrent.FutureTask
                java.util.concurrent.ScheduledFuture java.util.concurrent.RunnableScheduledFuture: get
            PARK java.util.concurrent.CompletableFuture: get join
            PARK java.util.concurrent.ForkJoinTask java.util.concurrent.RecursiveTask java.util.concurrent.RecursiveAction
                java.util.concurrent.CountedCompleter: get join quietlyJoin invokeAll
            PARK java.util.concurrent.ExecutorService java.util.concurrent.AbstractExecutorService
                java.util.concurrent.ThreadPoolExecutor java.util.concurrent.ScheduledExecutorService
                java.util.concurrent.ScheduledThreadPoolExecutor java.util.concurrent.ForkJoinPool:
                awaitTermination invokeAll invokeAny close awaitQuiescence invoke
            PARK java.util.concurrent.CompletionService java.util.concurrent.ExecutorCompletionService: take poll~
            PARK java.util.concurrent.StructuredTaskScope: join

            LOCK java.util.concurrent.locks.Lock java.util.concurrent.locks.ReentrantLock
                java.util.concurrent.locks.ReentrantReadWriteLock$ReadLock
                java.util.concurrent.locks.ReentrantReadWriteLock$WriteLock: lock lockInterruptibly tryLock~
            LOCK java.util.concurrent.locks.StampedLock: readLock readLockInterruptibly tryReadLock~
                writeLock writeLockInterruptibly tryWriteLock~

            PROCESS java.lang.ProcessBuilder: start startPipeline
            PROCESS java.lang.Runtime: exec
            PROCESS java.lang.Process: waitFor

            IO java.io.File: canRead createNewFile createTempFile delete exists getCanonicalFile getCanonicalPath isDirectory isFile
                lastModified length list listFiles mkdir mkdirs renameTo
            IO java.io.FileInputStream: <init> read readAllBytes readNBytes skip transferTo
            IO java.io.FileOutputStream: <init> write
            IO java.io.FileReader java.io.FileWriter: <init> read write flush close
            IO java.io.FileDescriptor: sync
            IO java.io.RandomAccessFile: *
            IO java.io.InputStream java.io.BufferedInputStream java.io.PipedInputStream java.io.DataInputStream
                java.io.PushbackInputStream: read([B readAllBytes readNBytes readFully transferTo
            IO java.io.Reader java.io.InputStreamReader java.io.BufferedReader java.io.LineNumberReader java.io.PipedReader:
                read([C readLine transferTo
            IO java.io.Console: readLine readPassword
            IO java.nio.file.Files: *
            IO java.nio.file.WatchService: take poll~
            IO java.nio.channels.FileChannel: force lock map open read transferFrom transferTo truncate write
            IO java.nio.channels.SocketChannel: connect finishConnect open(Ljava/net/SocketAddress; read write
            IO java.nio.channels.ServerSocketChannel: accept
            IO java.nio.channels.DatagramChannel: receive send read write
            IO java.nio.channels.Selector: select
            IO java.nio.channels.ReadableByteChannel java.nio.channels.ScatteringByteChannel java.nio.channels.ByteChannel
                java.nio.channels.SeekableByteChannel: read write
            IO java.nio.channels.WritableByteChannel java.nio.channels.GatheringByteChannel: write
            IO java.util.zip.ZipFile java.util.jar.JarFile: <init>
            IO java.net.Socket javax.net.ssl.SSLSocket: <init> connect startHandshake
            IO javax.net.SocketFactory javax.net.ssl.SSLSocketFactory: createSocket
            IO java.net.ServerSocket javax.net.ssl.SSLServerSocket: accept
            IO java.net.DatagramSocket java.net.MulticastSocket: receive send
            IO java.net.InetAddress java.net.Inet4Address java.net.Inet6Address:
                getByName getAllByName getLocalHost getHostName getCanonicalHostName isReachable
            IO java.net.InetSocketAddress: <init>(Ljava/lang/String; getHostName
            IO java.net.URL: openStream getContent
            IO java.net.URLConnection java.net.JarURLConnection: connect getInputStream getOutputStream getContent

            HTTP java.net.HttpURLConnection javax.net.ssl.HttpsURLConnection:
                connect getInputStream getOutputStream getContent getResponseCode getResponseMessage
            HTTP java.net.http.HttpClient: send

            JDBC java.sql.DriverManager: getConnection
            JDBC java.sql.Driver: connect
            JDBC javax.sql.DataSource javax.sql.ConnectionPoolDataSource javax.sql.XADataSource:
                getConnection getPooledConnection getXAConnection
            JDBC java.sql.Connection: close commit isValid prepareCall prepareStatement releaseSavepoint rollback setAutoCommit
                setSavepoint setTransactionIsolation
            JDBC java.sql.Statement java.sql.PreparedStatement java.sql.CallableStatement: close execute executeBatch
                executeLargeBatch executeLargeUpdate executeQuery executeUpdate getMoreResults
            JDBC java.sql.ResultSet: absolute deleteRow insertRow last next previous relative updateRow
            JDBC java.sql.DatabaseMetaData: getColumns getIndexInfo getPrimaryKeys getTables

            CLASS_INIT java.lang.Class: forName
            CLASS_INIT java.lang.ClassLoader java.net.URLClassLoader: loadClass
            CLASS_INIT java.lang.invoke.MethodHandles$Lookup: ensureInitialized findClass

            SYSTEM_GC java.lang.System java.lang.Runtime: gc
            SYSTEM_GC java.lang.management.MemoryMXBean: gc
            """;

    static final String OF_STREAMS = """
            IO java.io.InputStream: read()
            IO java.io.OutputStream: write
            """;

    private BlockingMethods() {}
}
