package io.tcpheadroom.hooks;

/** One of a woven method's own values, which a hook hands on. */
public final class Value {
    /** Where a value comes from. */
    public enum Kind {
        /** The object whose method it is. */
        SELF,
        /** A field of that object. */
        FIELD,
        /** An argument, as the method got it. */
        ARGUMENT,
        /** What the method returns. */
        RETURNED,
        /** What the method throws or catches; at that moment alone. */
        THROWN,
        /** A number, or a truth as 0 or 1. */
        CONSTANT
    }

    private static final Value SELF = new Value(Kind.SELF, 0, "", "");
    private static final Value RETURNED = new Value(Kind.RETURNED, 0, "", "");
    private static final Value THROWN = new Value(Kind.THROWN, 0, "", "Ljava/lang/Throwable;");

    private final Kind kind;
    private final int number;
    private final String name;
    private final String descriptor;

    private Value(Kind kind, int number, String name, String descriptor) {
        this.kind = kind;
        this.number = number;
        this.name = name;
        this.descriptor = descriptor;
    }

    static Value self() {
        return SELF;
    }

    /** A field of the class or of one that it extends; as it is when the hook tells it. */
    static Value field(String name, String descriptor) {
        return new Value(Kind.FIELD, 0, name, descriptor);
    }

    /** @param index counted from 0, the object itself not among them */
    static Value argument(int index) {
        return new Value(Kind.ARGUMENT, index, "", "");
    }

    static Value returned() {
        return RETURNED;
    }

    static Value thrown() {
        return THROWN;
    }

    static Value constant(boolean truth) {
        return new Value(Kind.CONSTANT, truth ? 1 : 0, "", "Z");
    }

    /** The same in a library that has been moved. */
    Value in(Moved library) {
        return kind == Kind.FIELD ? field(name, library.descriptor(descriptor)) : this;
    }

    public Kind kind() {
        return kind;
    }

    /** An argument's index, or what a constant is. */
    public int number() {
        return number;
    }

    /** A field's name; empty for any other value. */
    public String name() {
        return name;
    }

    /** The type of a field, a constant or what is thrown; empty for any other value. */
    public String descriptor() {
        return descriptor;
    }
}
