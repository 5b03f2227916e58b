package io.tcpheadroom.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.management.DescriptorKey;

/**
 * What an MBean attribute says of itself over the wire: the text becomes jconsole's tooltip and Prometheus' HELP, the rest
 * stands in the attribute's {@link javax.management.Descriptor} under the names that the JMX specification gives them.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Attribute {
    /** The metric type of a number that only grows. */
    String COUNTER = "counter";

    /** The metric type of a number that goes up and down. */
    String GAUGE = "gauge";

    /** {@return what is counted, in one sentence that stands alone} */
    @DescriptorKey("descriptionText")
    String value();

    /** {@return the unit of the number, in the plural; empty for what is not a number} */
    @DescriptorKey("units")
    String units() default "";

    /** {@return {@link #COUNTER} or {@link #GAUGE}; empty for what is not a number} */
    @DescriptorKey("metricType")
    String metricType() default GAUGE;
}
