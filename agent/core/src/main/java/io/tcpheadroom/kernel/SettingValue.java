package io.tcpheadroom.kernel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a setting was when it was last read: a number, or a text, or why there is neither. */
public final class SettingValue {
    private final Setting setting;
    private final Figure figure;
    private final @Nullable String text;
    private final @Nullable String note;

    private SettingValue(Setting setting, Figure figure, @Nullable String text) {
        this(setting, figure, text, null);
    }

    private SettingValue(Setting setting, Figure figure, @Nullable String text, @Nullable String note) {
        this.note = note;
        this.setting = setting;
        this.figure = figure;
        this.text = text;
    }

    static SettingValue of(Setting setting, String text, PageSize pageSize) {
        return setting.isText()
                ? new SettingValue(setting, Figure.notApplicable("a text"), text.strip())
                : of(setting, setting.figure(text, pageSize));
    }

    static SettingValue of(Setting setting, Figure figure) {
        return new SettingValue(setting, figure, null);
    }

    /** What the operator says it is on the host, in the file's own words. */
    static SettingValue overridden(Setting setting, String text, PageSize pageSize) {
        String note = setting.name() + " is taken from option " + HostOverrides.option(setting.path());
        return new SettingValue(setting, setting.figure(text, pageSize), null, note);
    }

    public Setting setting() {
        return setting;
    }

    /** The number; for a text setting, why there is none. */
    public Figure figure() {
        return figure;
    }

    /** The text of a text setting; null for a number and for what cannot be read. */
    public @Nullable String text() {
        return text;
    }

    /** What there is to say about the value: that an option gave it. */
    public @Nullable String note() {
        return note;
    }

    /** A Long or a String: what an attribute shows. */
    public @Nullable Object orNull() {
        return text != null ? text : figure.orNull();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SettingValue
                && ((SettingValue) other).setting == setting
                && ((SettingValue) other).figure.equals(figure)
                && Objects.equals(((SettingValue) other).text, text)
                && Objects.equals(((SettingValue) other).note, note);
    }

    @Override
    public int hashCode() {
        return Objects.hash(setting, figure, text, note);
    }

    @Override
    public String toString() {
        return (text != null ? text : figure) + (note == null ? "" : " (" + note + ")");
    }
}
