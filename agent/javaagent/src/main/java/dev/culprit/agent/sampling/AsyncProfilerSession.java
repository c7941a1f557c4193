package dev.culprit.agent.sampling;

import dev.culprit.agent.options.SampledEvent;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts as many of the events as can be had, with the best engine. Used once. */
final class AsyncProfilerSession {

    /**
     * The clock is the one that {@link System#nanoTime} reads. The statistics say what the stacks took. Without system properties and
     * environment (they may hold secrets), libraries and what the agent records anyway ({@code jfropts}).
     */
    private static final String SESSION = "start,jfr,clock=monotonic,features=stats,jfropts=0x1f";

    private final SamplerCommands commands;
    private final String quiet;
    private final String signals;
    private final File target;
    private final Map<String, String> problems = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    /**
     * Nothing is started yet.
     *
     * @param quiet an option for each command, with a comma before it
     * @param signals the same for those that start
     */
    AsyncProfilerSession(SamplerCommands commands, String quiet, String signals, File target) {
        this.commands = commands;
        this.quiet = quiet;
        this.signals = signals;
        this.target = target;
    }

    File target() {
        return target;
    }

    /** Why events are not sampled, by their names. */
    Map<String, String> problems() {
        return problems;
    }

    /** Which engines refused. */
    List<String> notes() {
        return notes;
    }

    /**
     * Starts it.
     *
     * @param engines what to start for {@code cpu}, best first; one empty one when that was not asked for
     * @return what was started for {@code cpu}; empty for nothing
     * @throws SamplerException if nothing could be started
     */
    String start(List<SampledEvent> events, List<String> engines) throws IOException, SamplerException {
        List<SampledEvent> left = new ArrayList<>(events);
        List<String> untried = new ArrayList<>(engines);
        while (!left.isEmpty()) {
            String engine = untried.isEmpty() ? "" : untried.get(0);
            try {
                commands.execute(command(left, engine));
                return engine;
            } catch (IllegalStateException | IllegalArgumentException e) {
                target.delete();
                leaveOut(left, untried, e);
            }
        }
        throw new SamplerException(String.join("; ", problems.values()));
    }

    /** Something in it cannot be had: finds out what by starting each alone. */
    private void leaveOut(List<SampledEvent> left, List<String> untried, RuntimeException all)
            throws IOException, SamplerException {
        String first = all.getMessage() == null ? all.toString() : all.getMessage();
        if (first.contains("already started")) {
            throw new SamplerException("it is running already");
        }
        int before = left.size() + untried.size();
        for (SampledEvent event : new ArrayList<>(left)) {
            boolean cpu = event.name().equals("cpu");
            String problem = problem(event, untried.isEmpty() ? "" : untried.get(0));
            if (problem.isEmpty()) {
                continue;
            }
            if (cpu) {
                refuse(untried.remove(0), problem);
            }
            if (!cpu || untried.isEmpty()) {
                left.remove(event);
                problems.put(event.name(), cpu ? String.join("; ", refusals) : problem);
            }
        }
        if (left.size() + untried.size() == before) {
            throw new SamplerException(first);
        }
    }

    private void refuse(String engine, String problem) {
        notes.add("The engine " + engine + " of CPU samples could not be started: " + problem + ".");
        refusals.add(engine + ": " + problem);
    }

    /** Empty when it can be started. */
    private String problem(SampledEvent event, String engine) throws IOException {
        try {
            commands.execute(command(List.of(event), engine));
            commands.execute("stop" + quiet);
            return "";
        } catch (IllegalStateException | IllegalArgumentException e) {
            return SamplerException.reason(e);
        } finally {
            target.delete();
        }
    }

    private String command(List<SampledEvent> events, String engine) {
        StringBuilder command = new StringBuilder(SESSION).append(quiet).append(signals);
        for (SampledEvent event : events) {
            if (event.name().equals("cpu")) {
                command.append(",event=").append(engine).append(",interval=");
            } else {
                command.append(',').append(event.name()).append('=');
            }
            command.append(event.interval());
        }
        return command.append(",file=").append(target.getPath()).toString();
    }
}
