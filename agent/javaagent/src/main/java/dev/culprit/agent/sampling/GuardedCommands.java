package dev.culprit.agent.sampling;

import java.io.IOException;

/** Refuses the engine {@code itimer}, which takes SIGPROF from whoever has it and can do with no other signal. */
final class GuardedCommands implements SamplerCommands {

    private static final String ITIMER = ",event=itimer,";

    private final SamplerCommands commands;
    private final String reason;

    /** @param reason why not, as a part of a sentence */
    GuardedCommands(SamplerCommands commands, String reason) {
        this.commands = commands;
        this.reason = reason;
    }

    @Override
    public String execute(String command) throws IOException {
        if (command.contains(ITIMER)) {
            throw new IllegalStateException(reason);
        }
        return commands.execute(command);
    }
}
