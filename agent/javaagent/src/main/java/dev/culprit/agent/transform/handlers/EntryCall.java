package dev.culprit.agent.transform.handlers;

/**
 * A call of the runtime at the entry of a method.
 *
 * @param argument position of the parameter that is the handler; -1 where the object itself is told to end, as a handler or as what handlers are registered
 *     with
 * @param point number of the method that registers or removes; -1 for one that ends
 */
record EntryCall(int argument, int point) {

    static final EntryCall END = new EntryCall(-1, -1);
}
