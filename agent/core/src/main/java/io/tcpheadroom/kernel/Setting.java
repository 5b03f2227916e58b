package io.tcpheadroom.kernel;

/**
 * One value under {@code /proc/sys}, or one field of such a file: how it is called, where it stands, in which unit, whose
 * it is and what it means today. The scope is one of USER, NETNS, HOST.
 */
public final class Setting {
    static final String NETNS = "NETNS";
    static final String HOST = "HOST";
    static final String USER = "USER";

    private enum Form {
        NUMBER,
        PAGES,
        TEXT
    }

    private final String attribute;
    private final String path;
    private final int field;
    private final Form form;
    private final String unit;
    private final String scope;
    private final String description;
    private final Figure whenAbsent;

    private Setting(
            String attribute,
            String path,
            int field,
            Form form,
            String unit,
            String scope,
            String description,
            Figure whenAbsent) {
        this.attribute = attribute;
        this.path = path;
        this.field = field;
        this.form = form;
        this.unit = unit;
        this.scope = scope;
        this.description = description;
        this.whenAbsent = whenAbsent;
    }

    /** A file of one number. */
    static Setting number(String attribute, String path, String unit, String scope, String description) {
        return field(attribute, path, 0, unit, scope, description);
    }

    /** One number of several, counted from 0. */
    static Setting field(String attribute, String path, int field, String unit, String scope, String description) {
        return new Setting(attribute, path, field, Form.NUMBER, unit, scope, description, absent(path));
    }

    /** One number of several, in pages there and in bytes here. */
    static Setting pages(String attribute, String path, int field, String scope, String description) {
        return new Setting(attribute, path, field, Form.PAGES, "bytes", scope, description, absent(path));
    }

    /** What is no number. */
    static Setting text(String attribute, String path, String scope, String description) {
        return new Setting(attribute, path, 0, Form.TEXT, "", scope, description, absent(path));
    }

    private static Figure absent(String path) {
        return Figure.unknown("/proc/sys/" + path + ": no such file");
    }

    /** The kernel shows the file to the initial network namespace alone, and its value holds for all. */
    Setting initNetnsOnly() {
        return whenAbsent(hidden(path));
    }

    private static Figure hidden(String path) {
        return Figure.unknown("/proc/sys/" + path + " is not visible from this network namespace");
    }

    /** No kernel that lacks the file has anything like it. */
    Setting orNotApplicable(String why) {
        return whenAbsent(Figure.notApplicable(why));
    }

    private Setting whenAbsent(Figure figure) {
        return new Setting(attribute, path, field, form, unit, scope, description, figure);
    }

    /** The name in JMX: the kernel's, camel-cased. */
    public String attribute() {
        return attribute;
    }

    /** Below {@code /proc/sys}. */
    public String path() {
        return path;
    }

    /** As sysctl names it. */
    public String name() {
        return path.replace('/', '.');
    }

    /** In the plural; empty for a text. */
    public String unit() {
        return unit;
    }

    public String scope() {
        return scope;
    }

    /** A network namespace has a value of its own, which can be set there. */
    public boolean isOfNamespace() {
        return scope.equals(NETNS);
    }

    public String description() {
        return description;
    }

    public boolean isText() {
        return form == Form.TEXT;
    }

    /** Its file exists, but is hidden from every network namespace but the initial one. */
    boolean isInitNetnsOnly() {
        return whenAbsent.equals(hidden(path));
    }

    Figure whenAbsent() {
        return whenAbsent;
    }

    /** The value as a number. The largest there is stands for no bound. */
    Figure figure(String text, PageSize pageSize) {
        Figure figure = Figure.limit(Line.only("/proc/sys/" + path, text).number(field));
        return form == Form.PAGES ? pageSize.bytes(figure) : figure;
    }
}
