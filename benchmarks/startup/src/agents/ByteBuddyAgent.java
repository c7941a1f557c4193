package agents;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.matcher.ElementMatchers;

/** An agent as one writes it with Byte Buddy: the default builder, and advice of two calls on each method. */
public final class ByteBuddyAgent {

    private ByteBuddyAgent() {}

    /** @param argument a regular expression for the names of classes to instrument */
    public static void premain(String argument, Instrumentation instrumentation) {
        Advice advice = Advice.to(Timing.class);
        new AgentBuilder.Default()
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .with(AgentBuilder.TypeStrategy.Default.DECORATE)
                .disableClassFormatChanges()
                .ignore(ElementMatchers.nameMatches("(java|jdk|sun|net\\.bytebuddy|agents)\\..*"))
                .type(ElementMatchers.nameMatches(argument))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(advice.on(ElementMatchers.isMethod().or(ElementMatchers.isConstructor()))))
                .installOn(instrumentation);
    }

    public static final class Timing {

        private Timing() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static long enter() {
            return Clock.begin();
        }

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Enter long start) {
            Clock.end(start);
        }
    }

    /** Public, since the advice becomes part of the application's classes. */
    public static final class Clock {

        private static long nanos;

        private Clock() {}

        public static long begin() {
            return System.nanoTime();
        }

        public static void end(long start) {
            nanos += System.nanoTime() - start;
        }
    }
}
