package dev.culprit.analyzer.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code culprit agent}. */
@Command(
        name = "agent",
        description = "Prints the path of the agent jar, for -javaagent:$(culprit agent)=out=DIR.",
        mixinStandardHelpOptions = true)
final class AgentCommand implements Callable<Integer> {

    private final Invocation invocation;

    AgentCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws CommandFailure {
        invocation.out().println(invocation.installation().agentJar());
        return ExitCodes.OK;
    }
}
