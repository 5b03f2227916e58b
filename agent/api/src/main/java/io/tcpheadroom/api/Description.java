package io.tcpheadroom.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.management.DescriptorKey;

/** What an MBean, or a parameter of one of its operations, says of itself over the wire. */
@Documented
@Target({ElementType.TYPE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Description {
    /** {@return the text, in one sentence} */
    @DescriptorKey("descriptionText")
    String value();
}
