package dev.culprit.analyzer.telemetry;

import dev.culprit.analyzer.model.MergedTelemetry;
import dev.culprit.profile.HandlerKind;

/** Names of handlers. */
final class Names {

    private Names() {}

    /** The class without its package, of {@code a.B.method} the class and the method. */
    static String simple(String name) {
        int last = name.lastIndexOf('.');
        boolean isMethod = last > 0 && !Character.isUpperCase(name.charAt(last + 1));
        int before = isMethod ? name.lastIndexOf('.', last - 1) : last;
        return name.substring(before + 1);
    }

    /** A name without the numbers that compilers give: they change when the code around does. */
    static String stable(MergedTelemetry.Handler handler) {
        boolean numbered = handler.kind() != HandlerKind.NAMED;
        String className = numbered ? handler.className().replaceAll("\\$\\d+", "\\$") : handler.className();
        String body = handler.body() == null ? "" : "." + handler.body().replaceAll("\\$\\d+$", "");
        return className + body;
    }
}
