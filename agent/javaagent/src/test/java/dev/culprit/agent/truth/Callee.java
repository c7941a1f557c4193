package dev.culprit.agent.truth;

/** One way to call something of the program with fuel and a number; the calls end when the fuel does. */
interface Callee {

    /** A Java expression of type int. */
    String expression(String fuel, String n);

    /** The same in the model, from that line of the open call. */
    int call(ModelThread thread, int line, int fuel, int n);

    /** A static method, called directly. */
    record Static(Function function, String method) implements Callee {
        @Override
        public String expression(String fuel, String n) {
            return "Part." + method + "(" + fuel + ", " + n + ")";
        }

        @Override
        public int call(ModelThread thread, int line, int fuel, int n) {
            return thread.call(function, line, fuel, n);
        }
    }

    /** A static method, called twice by a library that has a reference to it. */
    record Twice(Function function, String method) implements Callee {
        @Override
        public String expression(String fuel, String n) {
            return "Through.twice(Part::" + method + ", " + fuel + ", " + n + ")";
        }

        @Override
        public int call(ModelThread thread, int line, int fuel, int n) {
            return thread.call(function, line, fuel, thread.call(function, line, fuel, n));
        }
    }

    /** A static method, called by reflection. */
    record Reflective(Function function, String method) implements Callee {
        @Override
        public String expression(String fuel, String n) {
            return "Through.reflection(Part.class, \"" + method + "\", " + fuel + ", " + n + ")";
        }

        @Override
        public int call(ModelThread thread, int line, int fuel, int n) {
            return thread.call(function, line, fuel, n);
        }
    }

    /** A constructor, and a method of the object. */
    record Made(Function constructor, Function method, String type) implements Callee {
        @Override
        public String expression(String fuel, String n) {
            return "new " + type + "(" + fuel + ", " + n + ").use()";
        }

        @Override
        public int call(ModelThread thread, int line, int fuel, int n) {
            int value = thread.call(constructor, line, fuel, n);
            return thread.call(method, line, fuel - 1, value);
        }
    }

    /** A constructor, and a method of the object that a library calls through the compiler's bridge. */
    record Bridged(Function constructor, Function method, String type) implements Callee {
        @Override
        public String expression(String fuel, String n) {
            return "Through.bridge(new " + type + "(" + fuel + ", " + n + "))";
        }

        @Override
        public int call(ModelThread thread, int line, int fuel, int n) {
            thread.call(constructor, line, fuel, n);
            return thread.call(method, line, fuel, 7);
        }
    }
}
