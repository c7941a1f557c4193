package dev.culprit.agent.tests;

/** Suites of tests to run; what sleeps says what must have taken how long. */
final class Suites {

    private static final String PAUSE =
            "static void pause(int millis) { try { Thread.sleep(millis); } catch (InterruptedException e) { throw new Error(e); } }";

    /** All that JUnit Jupiter has, from 5.3 to 6.x. */
    static final String[] JUPITER = {"""
        package com.acme;
        import java.util.stream.Stream;
        import org.junit.jupiter.api.*;
        import org.junit.jupiter.params.ParameterizedTest;
        import org.junit.jupiter.params.provider.ValueSource;
        class AllKindsTest {
            PAUSE
            @BeforeAll static void beforeAll() { pause(20); }
            @AfterAll static void afterAll() { pause(10); }
            @BeforeEach void setUp() { pause(5); }
            @AfterEach void tearDown() { pause(3); }
            @Test void plain() { pause(10); }
            @Test void trivial() { }
            @Fast void composed() { pause(7); }
            @Test @Disabled void disabled() { }
            @Test void aborted() { Assumptions.assumeTrue(false); }
            @Test void failing() { pause(2); Assertions.fail("as planned"); }
            @RepeatedTest(2) void repeated() { pause(1); }
            @ParameterizedTest @ValueSource(ints = {1, 2}) void parameterized(int n) { pause(n); }
            @ParameterizedTest @ValueSource(ints = 1) @Disabled void disabledTemplate(int n) { }
            @TestFactory Stream<DynamicNode> dynamic() {
                return Stream.of(
                        DynamicTest.dynamicTest("a", () -> pause(4)),
                        DynamicContainer.dynamicContainer("c", Stream.of(DynamicTest.dynamicTest("b", () -> pause(3)))));
            }
            @Nested class Inner {
                // JUnit 5.3 looks for the field of the outer object, which javac leaves out from 18 on when nothing uses it.
                @BeforeEach void more() { pause(AllKindsTest.this == null ? 0 : 4); }
                @Test void nested() { pause(6); }
            }
            @Nested @Disabled class Off {
                @Test void one() { }
                @Test void two() { }
            }
        }
        """.replace("PAUSE", PAUSE), """
        package com.acme;
        @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
        @org.junit.jupiter.api.Test
        @interface Fast { }
        """, """
        package com.acme;
        import org.junit.jupiter.api.*;
        class SetupFailsTest {
            @BeforeEach void setUp() { AllKindsTest.pause(3); throw new IllegalStateException("as planned"); }
            @Test void never() { }
        }
        """, """
        package com.acme;
        import org.junit.jupiter.api.*;
        class TeardownFailsTest {
            @AfterEach void tearDown() { AllKindsTest.pause(3); throw new IllegalStateException("as planned"); }
            @Test void once() { }
        }
        """, """
        package com.acme;
        import org.junit.jupiter.api.*;
        class ClassFailsTest {
            @BeforeAll static void beforeAll() { throw new IllegalStateException("as planned"); }
            @Test void never() { }
        }
        """, """
        package com.acme;
        import org.junit.jupiter.api.*;
        abstract class Base {
            @Test void inherited() { AllKindsTest.pause(2); }
        }
        """, """
        package com.acme;
        class InheritingTest extends Base { }
        """};

    /** All that JUnit 4 has, and a test of JUnit 3. */
    static final String[] JUNIT_4 = {"""
        package com.acme;
        import org.junit.*;
        public class OldTest {
            PAUSE
            @BeforeClass public static void beforeClass() { pause(20); }
            @AfterClass public static void afterClass() { pause(10); }
            @Before public void setUp() { pause(5); }
            @After public void tearDown() { pause(3); }
            @Test public void plain() { pause(10); }
            @Test public void trivial() { }
            @Test @Ignore public void ignored() { }
            @Test public void aborted() { Assume.assumeTrue(false); }
            @Test public void failing() { Assert.fail("as planned"); }
            @Test(expected = IllegalStateException.class) public void expected() { throw new IllegalStateException(); }
        }
        """.replace("PAUSE", PAUSE), """
        package com.acme;
        import java.util.List;
        import org.junit.Test;
        import org.junit.runner.RunWith;
        import org.junit.runners.Parameterized;
        @RunWith(Parameterized.class)
        public class ManyTest {
            @Parameterized.Parameters public static List<Object[]> values() {
                return List.of(new Object[] {1}, new Object[] {2});
            }
            private final int value;
            public ManyTest(int value) { this.value = value; }
            @Test public void counted() { OldTest.pause(value); }
        }
        """, """
        package com.acme;
        import org.junit.*;
        public class OldSetupFailsTest {
            @Before public void setUp() { OldTest.pause(3); throw new IllegalStateException("as planned"); }
            @Test public void never() { }
        }
        """, """
        package com.acme;
        import org.junit.*;
        public class OldClassFailsTest {
            @BeforeClass public static void beforeClass() { throw new IllegalStateException("as planned"); }
            @Test public void never() { }
        }
        """, """
        package com.acme;
        public class OlderTest extends junit.framework.TestCase {
            @Override protected void setUp() { OldTest.pause(4); }
            public void testOld() { OldTest.pause(6); }
        }
        """};

    /** All that TestNG has, 6.x and 7.x. */
    static final String[] TESTNG = {"""
        package com.acme;
        import org.testng.*;
        import org.testng.annotations.*;
        public class NgTest {
            PAUSE
            @BeforeClass public void beforeClass() { pause(20); }
            @AfterClass public void afterClass() { pause(10); }
            @BeforeMethod public void setUp() { pause(5); }
            @AfterMethod public void tearDown() { pause(3); }
            @Test public void plain() { pause(10); }
            @Test public void trivial() { }
            @Test(enabled = false) public void disabled() { }
            @Test public void skipped() { throw new SkipException("as planned"); }
            @Test public void failing() { Assert.fail("as planned"); }
            @Test(dependsOnMethods = "failing") public void dependent() { }
            @Test(invocationCount = 2) public void repeated() { pause(1); }
            @DataProvider public Object[][] numbers() { return new Object[][] {{1}, {2}}; }
            @Test(dataProvider = "numbers") public void parameterized(int n) { pause(n); }
        }
        """.replace("PAUSE", PAUSE), """
        package com.acme;
        import org.testng.annotations.*;
        @Test public class NgClassTest {
            public void marked() { NgTest.pause(4); }
        }
        """};

    private Suites() {}
}
