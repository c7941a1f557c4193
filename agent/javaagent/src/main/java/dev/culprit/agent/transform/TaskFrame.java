package dev.culprit.agent.transform;

import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;

/** Stands for a function that hands tasks over, above what the tasks call: its lines and call sites are those of the function. */
final class TaskFrame implements MethodEntry {

    private final MethodEntry function;

    TaskFrame(MethodEntry function) {
        this.function = function;
    }

    @Override
    public String name() {
        return function.name();
    }

    @Override
    public MethodInfo info(boolean withCallSites) {
        MethodInfo info = function.info(withCallSites);
        return new MethodInfo(
                MethodKind.TASK,
                info.className(),
                info.name(),
                info.descriptor(),
                info.sourceFile(),
                info.firstLine(),
                info.lastLine(),
                info.bodyHash(),
                info.callSites());
    }
}
