package dev.culprit.agent.runtime;

/** Threads with the same work usually differ in a number only: {@code pool-1-thread-7} is of group {@code pool-#-thread-#}. */
final class ThreadGroupNames {

    private ThreadGroupNames() {}

    /** The name with every run of digits replaced by {@code #}. */
    static String of(String threadName) {
        StringBuilder name = new StringBuilder(threadName.length());
        boolean inDigits = false;
        for (int i = 0; i < threadName.length(); i++) {
            char c = threadName.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit) {
                name.append(c);
            } else if (!inDigits) {
                name.append('#');
            }
            inDigits = digit;
        }
        return name.toString();
    }
}
