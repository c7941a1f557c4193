package dev.culprit.agent.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LoaderCheckTest {

    private final LoaderCheck check = new LoaderCheck(LoaderCheckTest.class);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aLoaderIsAskedOnce() {
        ClassLoader loader = delegating();

        assertThat(check.resolvesRuntime(loader)).isTrue();
        assertThat(check.resolvesRuntime(loader)).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void aLoaderThatHidesOrReplacesTheRuntimeDoesNotPass() {
        assertThat(check.resolvesRuntime(new ClassLoader(null) {})).isFalse();
        assertThat(check.resolvesRuntime(new ClassLoader(null) {
                    @Override
                    public Class<?> loadClass(String name) {
                        return Object.class;
                    }
                }))
                .isFalse();
        assertThat(check.resolvesRuntime(new ClassLoader(null) {
                    @Override
                    public Class<?> loadClass(String name) {
                        throw new IllegalStateException("closed");
                    }
                }))
                .isFalse();
    }

    @Test
    void equalLoadersAreStillTwo() {
        assertThat(check.resolvesRuntime(delegating())).isTrue();
        assertThat(check.resolvesRuntime(delegating())).isTrue();
        assertThat(asked).hasValue(2);
    }

    @Test
    void aLoaderCanBeCollected() {
        WeakReference<ClassLoader> loader = new WeakReference<>(delegating());
        check.resolvesRuntime(loader.get());

        for (int i = 0; loader.get() != null && i < 50; i++) {
            System.gc();
        }

        assertThat(loader.get()).isNull();
    }

    private ClassLoader delegating() {
        return new Delegating(asked);
    }

    private static final class Delegating extends ClassLoader {

        private final AtomicInteger asked;

        Delegating(AtomicInteger asked) {
            super(LoaderCheckTest.class.getClassLoader());
            this.asked = asked;
        }

        @Override
        public Class<?> loadClass(String name) throws ClassNotFoundException {
            asked.incrementAndGet();
            return super.loadClass(name);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Delegating;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}
