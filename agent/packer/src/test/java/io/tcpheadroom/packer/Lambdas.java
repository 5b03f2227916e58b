package io.tcpheadroom.packer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** One of each kind of lambda that the compiler makes; each call leaves what came of it. */
public final class Lambdas implements Supplier<List<Object>> {
    private final List<Object> results = new ArrayList<>();
    private final String field = "field";

    @Override
    public List<Object> get() {
        withoutCaptures();
        withCaptures("text", true, (byte) 1, (short) 2, '3', 4, 5L);
        references();
        conversions();
        results.add(new Nested().supplier().get());
        results.add(Defaulted.INSTANCE.lambda().get());
        results.add(joined(1.5, 2.5f).get());
        return results;
    }

    private void withoutCaptures() {
        Supplier<String> supplier = () -> "a supplier";
        Function<String, Object> function = text -> text + "!";
        BiFunction<Long, Integer, Object> two = (a, b) -> a + b;
        IntFunction<int[]> array = int[]::new;
        results.add(supplier.get());
        results.add(function.apply("a function"));
        results.add(two.apply(3L, 4));
        results.add(array.apply(5).length);
        results.add(same() == same());
    }

    private static Runnable same() {
        return () -> {};
    }

    private void withCaptures(String text, boolean z, byte b, short s, char c, int i, long l) {
        Supplier<Object> all = () -> field + text + z + b + s + c + i + l;
        BooleanSupplier one = () -> z;
        LongSupplier sum = () -> b + s + i + l;
        Consumer<String> consumer = more -> results.add(more + text);
        results.add(all.get());
        results.add(one.getAsBoolean());
        results.add(sum.getAsLong());
        consumer.accept("consumed ");
    }

    private void references() {
        Function<String, Object> constructor = StringBuilder::new;
        Function<String, Integer> unbound = String::length;
        Supplier<Integer> bound = field::length;
        Function<Object, String> ofStatic = String::valueOf;
        Consumer<Object> dropped = results::add;
        Function<List<?>, Integer> ofInterface = List::size;
        Supplier<String> own = this::own;
        results.add(constructor.apply("constructed").toString());
        results.add(unbound.apply("four"));
        results.add(bound.get());
        results.add(ofStatic.apply(4.5));
        dropped.accept("dropped");
        results.add(ofInterface.apply(List.of(1, 2, 3)));
        results.add(own.get());
    }

    private String own() {
        return "private, " + field;
    }

    private void conversions() {
        ToLongFunction<Integer> widened = Integer::intValue;
        ToDoubleFunction<Integer> fraction = Integer::intValue;
        ToDoubleFunction<Long> fromLong = Long::longValue;
        Function<Long, Object> boxed = Lambdas::negated;
        ToLongFunction<Supplier<Long>> erased = Supplier::get;
        results.add(widened.applyAsLong(7));
        results.add(fraction.applyAsDouble(8));
        results.add(fromLong.applyAsDouble(9L));
        results.add(boxed.apply(10L));
        results.add(erased.applyAsLong(() -> 11L));
    }

    private static long negated(long number) {
        return -number;
    }

    private static Supplier<Object> joined(double first, float second) {
        return () -> first + second;
    }

    /** Its lambda is in the same class as the others. */
    private final class Nested {
        Supplier<Object> supplier() {
            return () -> "nested in " + field;
        }
    }

    private interface Defaulted {
        Defaulted INSTANCE = new Defaulted() {};

        default Supplier<String> lambda() {
            return () -> "of an interface, " + told();
        }

        private String told() {
            return "private too";
        }
    }
}
