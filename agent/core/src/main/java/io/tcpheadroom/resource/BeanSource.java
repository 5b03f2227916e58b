package io.tcpheadroom.resource;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@link BeanCatalog}: the MBeans by which a library tells of its pools or a server of its connectors, and where each number
 * stands, in such a bean or in one that belongs to it. Immutable.
 */
final class BeanSource {
    /** What a bean may tell. */
    enum Told {
        OPEN,
        USED,
        IDLE,
        PENDING,
        LIMIT,
        KEEP_ALIVE,
        THREADS_BUSY,
        MAX_THREADS,
        /** Where the connections go, as a text or a number. */
        URL,
        HOST,
        PORT,
        BACKLOG
    }

    /** An attribute of a bean whose name is made from that of the bean that was found. */
    static final class Place {
        final @Nullable Pattern find;
        final String replacement;
        final List<String> attributes;
        final boolean isRequired;
        final boolean isGetter;
        final @Nullable String whenNegative;

        private Place(
                @Nullable String find,
                String replacement,
                String attributes,
                boolean isRequired,
                boolean isGetter,
                @Nullable String whenNegative) {
            this.isGetter = isGetter;
            this.find = find == null ? null : Pattern.compile(find);
            this.replacement = replacement;
            this.attributes = List.of(attributes.split("\\|"));
            this.isRequired = isRequired;
            this.whenNegative = whenNegative;
        }

        /** The bean that has the attribute. */
        ObjectName in(ObjectName found) {
            return find == null
                    ? found
                    : objectName(find.matcher(found.toString()).replaceFirst(replacement));
        }
    }

    private final String library;
    private final ObjectName pattern;
    private final @Nullable String withoutKey;
    private final Pattern named;
    private final Map<Told, Place> places;
    private final @Nullable String limitSetting;
    private final @Nullable String leakSetting;

    private BeanSource(
            String library,
            ObjectName pattern,
            @Nullable String withoutKey,
            Pattern named,
            Map<Told, Place> places,
            @Nullable String limitSetting,
            @Nullable String leakSetting) {
        this.limitSetting = limitSetting;
        this.leakSetting = leakSetting;
        this.library = library;
        this.pattern = pattern;
        this.withoutKey = withoutKey;
        this.named = named;
        this.places = places;
    }

    /**
     * A library and the names of its beans.
     *
     * @param pattern an object name with wildcards
     * @param named a regular expression of the object name whose first group is what a pool is called
     */
    static BeanSource of(String library, String pattern, String named) {
        return new BeanSource(library, objectName(pattern), null, Pattern.compile(named), Map.of(), null, null);
    }

    /** The same less the beans that have this key, which are parts of others. */
    BeanSource withoutKey(String key) {
        return new BeanSource(library, pattern, key, named, places, limitSetting, leakSetting);
    }

    /**
     * The same with what its operator can set.
     *
     * @param limit the most connections
     * @param leak what tells of those that are never returned; null where nothing does
     */
    BeanSource setBy(String limit, @Nullable String leak) {
        return new BeanSource(library, pattern, withoutKey, named, places, limit, leak);
    }

    /**
     * Told by the bean itself; one that has no such attribute is none of this source.
     *
     * @param attributes one, or several names that versions gave it, with {@code |} in between
     */
    BeanSource telling(Told told, String attributes) {
        return with(told, new Place(null, "", attributes, true, false, null));
    }

    /** The same, and why there is no number where it is negative. */
    BeanSource telling(Told told, String attributes, String whenNegative) {
        return with(told, new Place(null, "", attributes, true, false, whenNegative));
    }

    /** Told by the bean itself, if it has such an attribute. */
    BeanSource perhapsTelling(Told told, String attributes) {
        return with(told, new Place(null, "", attributes, false, false, null));
    }

    /**
     * Told by another bean: its name is that of the bean itself, with the first match of a regular expression replaced.
     */
    BeanSource elsewhere(Told told, String find, String replacement, String attributes) {
        return with(told, new Place(find, replacement, attributes, false, false, null));
    }

    /** Told by no bean, but known to the object behind one: see {@link io.tcpheadroom.jvm.BeanObject}. */
    BeanSource behind(Told told, String find, String replacement, String getter) {
        return with(told, new Place(find, replacement, getter, false, true, null));
    }

    private BeanSource with(Told told, Place place) {
        Map<Told, Place> more = new EnumMap<>(Told.class);
        more.putAll(places);
        more.put(told, place);
        return new BeanSource(library, pattern, withoutKey, named, more, limitSetting, leakSetting);
    }

    private static ObjectName objectName(String text) {
        try {
            return new ObjectName(text);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    String library() {
        return library;
    }

    /** Null when it has none. */
    @Nullable
    String limitSetting() {
        return limitSetting;
    }

    /** Null when it has none. */
    @Nullable
    String leakSetting() {
        return leakSetting;
    }

    ObjectName pattern() {
        return pattern;
    }

    Map<Told, Place> places() {
        return places;
    }

    /** By its name alone; what it tells has to be looked at too. */
    boolean mayBe(ObjectName found) {
        return (withoutKey == null || found.getKeyProperty(withoutKey) == null)
                && named.matcher(found.toString()).find();
    }

    /** The attributes without which a bean is none of this source: of each list one. */
    List<List<String>> required() {
        List<List<String>> required = new ArrayList<>();
        places.values().stream().filter(place -> place.isRequired).forEach(place -> required.add(place.attributes));
        return required;
    }

    /** What the library calls it. */
    String nameOf(ObjectName found) {
        Matcher matcher = named.matcher(found.toString());
        String name = matcher.find() ? matcher.group(1) : found.toString();
        return name.startsWith("\"") && name.endsWith("\"") && name.length() > 1 ? ObjectName.unquote(name) : name;
    }
}
