package io.tcpheadroom.hooks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds an advice parameter to the bridge's field of this name: the only way out of a hook. The parameter's type is the
 * field's, so that a hook names no class which the woven JDK class could not see.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Event {
    String value();
}
