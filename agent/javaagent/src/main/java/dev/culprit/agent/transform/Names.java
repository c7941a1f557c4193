package dev.culprit.agent.transform;

/** Takes the numbers that a compiler deals out from names, so that code that only moved keeps its name. */
final class Names {

    private static final String KOTLIN_LAMBDA = "lambda-";

    private Names() {}

    /**
     * Replaces each run of digits that follows {@code $} or {@code lambda-} by {@code #}: {@code lambda$run$12}, {@code Outer$1},
     * {@code access$000}, {@code run$lambda-3}. Also for descriptors.
     */
    static String withoutNumbers(String name) {
        int start = numberedFrom(name, 0);
        if (start < 0) {
            return name;
        }
        StringBuilder result = new StringBuilder(name.length());
        int copied = 0;
        while (start >= 0) {
            result.append(name, copied, start).append('#');
            copied = start;
            while (copied < name.length() && isDigit(name.charAt(copied))) {
                copied++;
            }
            start = numberedFrom(name, copied);
        }
        return result.append(name, copied, name.length()).toString();
    }

    private static int numberedFrom(String name, int from) {
        for (int i = Math.max(from, 1); i < name.length(); i++) {
            if (isDigit(name.charAt(i)) && (name.charAt(i - 1) == '$' || followsLambda(name, i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean followsLambda(String name, int index) {
        return name.startsWith(KOTLIN_LAMBDA, index - KOTLIN_LAMBDA.length());
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
