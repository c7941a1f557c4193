package dev.culprit.maven;

import java.io.IOException;

/** A project of several modules, each of which gives its test JVMs arguments in another way and has a test that needs them. */
final class ShopProject {

    private static final String SUREFIRE = System.getProperty("culprit.test.surefire");
    private static final String JUNIT = System.getProperty("culprit.test.junit");

    /** What {@code .mvn/extensions.xml} says to have the plugin as an extension of Maven. */
    static final String EXTENSIONS = """
            <extensions>
              <extension>
                <groupId>dev.culprit</groupId>
                <artifactId>culprit-maven-plugin</artifactId>
                <version>VERSION</version>
              </extension>
            </extensions>
            """.replace("VERSION", System.getProperty("culprit.test.version"));

    private static final String ROOT = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.acme</groupId>
              <artifactId>shop</artifactId>
              <version>1</version>
              <packaging>pom</packaging>
              <modules>
            MODULES  </modules>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <build>
                <pluginManagement>
                  <plugins>
                    <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
                    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.15.0</version></plugin>
                    <plugin><artifactId>maven-jar-plugin</artifactId><version>3.5.1</version></plugin>
                    <plugin><artifactId>maven-surefire-plugin</artifactId><version>SUREFIRE</version></plugin>
                    <plugin><artifactId>maven-failsafe-plugin</artifactId><version>SUREFIRE</version></plugin>
                  </plugins>
                </pluginManagement>
            PLUGINS  </build>
            </project>
            """;

    private static final String MODULE = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <parent>
                <groupId>com.acme</groupId>
                <artifactId>shop</artifactId>
                <version>1</version>
              </parent>
              <artifactId>NAME</artifactId>
              <properties>PROPERTIES</properties>
              <dependencies>
                <dependency>
                  <groupId>DEPENDENCY</groupId>
                  <scope>test</scope>
                </dependency>
              </dependencies>
              <build>
                <plugins>
            PLUGINS
                </plugins>
              </build>
            </project>
            """;

    private static final String MAIN = """
            package com.acme.NAME;

            public class Shop {
                public int price(int pieces) {
                    if (pieces > 10) {
                        return pieces * 9;
                    }
                    int price = 0;
                    for (int i = 0; i < pieces; i++) {
                        price += one();
                    }
                    return price;
                }

                private int one() {
                    return 10;
                }
            }
            """;

    private static final String TEST = """
            package com.acme.NAME;

            import TEST_ANNOTATION;

            public class CLASS {
                @Test
                public void priced() {
                    if (new Shop().price(3) != 30) throw new AssertionError();
                }

                @Test
                public void hasItsArguments() {
                    if (!"NEEDED".equals(System.getProperty("acme.needed", ""))) {
                        throw new AssertionError(System.getProperty("acme.needed"));
                    }
                }
            }
            """;

    private static final String JUPITER = "org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><version>"
            + JUNIT + "</version><groupId>";
    private static final String TESTNG =
            "org.testng</groupId><artifactId>testng</artifactId><version>7.12.0</version><groupId>";

    private final TestingBuild build;
    private final StringBuilder modules = new StringBuilder();

    ShopProject(TestingBuild build) {
        this.build = build;
    }

    /** Adds a module whose tests are of JUnit. */
    ShopProject module(String name, String properties, String plugins, String needed) throws IOException {
        return add(name, properties, plugins, needed, JUPITER, "org.junit.jupiter.api.Test", "ShopTest");
    }

    /** Adds a module whose tests are run by Failsafe. */
    ShopProject integrationTests(String name, String plugins, String needed) throws IOException {
        return add(name, "", plugins, needed, JUPITER, "org.junit.jupiter.api.Test", "ShopIT");
    }

    /** Adds a module whose tests are of TestNG. */
    ShopProject testNg(String name) throws IOException {
        return add(name, "", "", "", TESTNG, "org.testng.annotations.Test", "ShopTest");
    }

    private ShopProject add(
            String name, String properties, String plugins, String needed, String dependency, String test, String type)
            throws IOException {
        modules.append("    <module>").append(name).append("</module>\n");
        build.write(
                name + "/pom.xml",
                MODULE.replace("NAME", name)
                        .replace("PROPERTIES", properties)
                        .replace("PLUGINS", plugins)
                        .replace("<groupId>DEPENDENCY</groupId>", "<groupId>" + dependency.replace("<groupId>", "")));
        build.write(name + "/src/main/java/com/acme/" + name + "/Shop.java", MAIN.replace("NAME", name));
        build.write(
                name + "/src/test/java/com/acme/" + name + '/' + type + ".java",
                TEST.replace("NAME", name)
                        .replace("CLASS", type)
                        .replace("TEST_ANNOTATION", test)
                        .replace("NEEDED", needed));
        return this;
    }

    /** Writes the root's pom. */
    TestingBuild done(String plugins) throws IOException {
        build.write(
                "pom.xml",
                ROOT.replace("MODULES", modules).replace("PLUGINS", plugins).replace("SUREFIRE", SUREFIRE));
        return build;
    }

    /** The configuration of Surefire or Failsafe. */
    static String plugin(String name, String configuration, String goals) {
        return "<plugin><artifactId>maven-" + name + "-plugin</artifactId><configuration>" + configuration
                + "</configuration>" + goals + "</plugin>";
    }
}
