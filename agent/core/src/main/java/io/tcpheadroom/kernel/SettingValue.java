package io.tcpheadroom.kernel;

import java.util.Objects;

/** What a setting was when it was last read: a number, or a text, or why there is neither. */
public final class SettingValue {
    private final Setting setting;
    private final Figure figure;
    private final String text;

    private SettingValue(Setting setting, Figure figure, String text) {
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

    public Setting setting() {
        return setting;
    }

    /** The number; for a text setting, why there is none. */
    public Figure figure() {
        return figure;
    }

    /** The text of a text setting; null for a number and for what cannot be read. */
    public String text() {
        return text;
    }

    /** A Long, a String, or null: what an attribute shows. */
    public Object orNull() {
        return text != null ? text : figure.orNull();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SettingValue
                && ((SettingValue) other).setting == setting
                && ((SettingValue) other).figure.equals(figure)
                && Objects.equals(((SettingValue) other).text, text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(setting, figure, text);
    }

    @Override
    public String toString() {
        return setting.name() + " = " + (text != null ? text : figure);
    }
}
