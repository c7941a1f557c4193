package dev.culprit.analyzer.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** Gives every test the same browser, which is started for the first and ends after the last. Tests are skipped where there is none. */
final class SharedChromium extends TypeBasedParameterResolver<Chromium> {

    private static final String MISSING = "no Chromium: install it, or name it with -Dculprit.chromium= or CHROMIUM";
    private static final Namespace NAMESPACE = Namespace.create(SharedChromium.class);

    @Override
    public Chromium resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Optional<Path> executable = Chromium.find();
        if (executable.isEmpty() && System.getenv("CI") != null) {
            throw new AssertionError(MISSING);
        }
        assumeTrue(executable.isPresent(), MISSING);
        // What the root's store keeps is closed when all tests have run.
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Chromium.class, type -> Chromium.start(executable.orElseThrow()), Chromium.class);
    }
}
