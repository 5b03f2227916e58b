package io.tcpheadroom.hooks.install;

import java.util.ArrayList;
import java.util.List;

/** Methods with what makes weaving hard; they are woven, loaded anew and called. */
public class Shapes {
    private int size;

    public Shapes() {}

    public Shapes(long before, int number) {
        this(number > 10 ? "many" : "few", before);
        if (number == 0) {
            size = -1;
            return;
        }
        for (number *= 2; size < number; ) {
            size++;
        }
    }

    private Shapes(String text, long before) {
        size = text.length() + (int) before;
    }

    /** Its parameters are something else by the time that it ends, and its variables stand behind wide ones. */
    public static int overwritten(long before, Object object, int number, double after) {
        long sum = before;
        object = null;
        for (; number > 0; number--) {
            int half = number / 2;
            sum += half + (long) after;
            if (sum > 1_000) {
                throw new IllegalStateException("too much");
            }
        }
        number = -7;
        return object == null ? (int) sum : number;
    }

    /** The first instruction is jumped to. */
    public static int countdown(Object object, int number) {
        while (true) {
            if (number-- <= 0) {
                return 42;
            }
        }
    }

    /** It returns within a try, whose catch would take whatever is thrown there. */
    public static int caught(Object list, int number) {
        @SuppressWarnings("unchecked")
        List<Object> said = (List<Object>) list;
        try {
            if (number < 0) {
                throw new IllegalArgumentException("below");
            }
            return number + 1;
        } catch (Throwable e) {
            said.add(e.getMessage());
            if (number < -1) {
                throw e;
            }
            return -1;
        } finally {
            said.add("finally");
        }
    }

    /** What it calls throws what it catches, and so does what it does itself; its variables are wide and change on the way. */
    public static long tried(Object list, int number) {
        @SuppressWarnings("unchecked")
        List<Object> said = (List<Object>) list;
        long sum = 5;
        try {
            sum += divided(number);
            number = 100 / (number - 2);
        } catch (ArithmeticException e) {
            sum += number;
            said.add(e.getMessage());
        } finally {
            said.add("finally");
        }
        try {
            said.add(number);
        } catch (ArithmeticException e) {
            sum = 0;
        }
        return sum;
    }

    public static long wide(Object object, int number) {
        return number == 0 ? Long.MAX_VALUE : divided(number);
    }

    private static long divided(int number) {
        return 12 / (number - 1);
    }

    public static double fraction(Object object, int number) {
        double half = number / 2.0;
        return half > 1 ? half : -half;
    }

    public static float small(Object object, int number) {
        return number;
    }

    public static int[] array(int[] object, int number) {
        int[] copy = object.clone();
        copy[0] += number;
        return copy;
    }

    public static void nothing(Object object, int number) {
        synchronized (object) {
            switch (number) {
                case 1:
                    return;
                case 2:
                    throw new IllegalStateException("two");
                default:
                    new ArrayList<>().add(object);
            }
        }
    }

    public synchronized int grow(int by) {
        size += by;
        if (size > 100) {
            throw new IllegalStateException("grown");
        }
        return size;
    }

    @Override
    public String toString() {
        return "shapes";
    }
}
