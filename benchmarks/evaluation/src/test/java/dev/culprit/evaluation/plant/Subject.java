package dev.culprit.evaluation.plant;

/** A class to plant in; not used as it is. */
public class Subject {

    private int calls;

    public long sum(int first, long second, double third, String text) {
        long sum = first + second + (long) third;
        for (int i = 0; i < text.length(); i++) {
            sum += text.charAt(i);
        }
        return sum;
    }

    public static int loopAtOnce(int number) {
        while (true) {
            number--;
            if (number < 0) {
                return number;
            }
        }
    }

    public long caller(int times) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += counted(i, 2L, "text"); // the call site
        }
        return sum;
    }

    private long counted(int one, long two, String three) {
        calls++;
        return one + two + three.length();
    }

    public int calls() {
        return calls;
    }
}
