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
    String COUNTER = "counter";
    String GAUGE = "gauge";

    /** What is counted, in one sentence that stands alone. */
    @DescriptorKey("descriptionText")
    String value();

    /** The unit of the number, in the plural, empty for what is no number. */
    @DescriptorKey("units")
    String units() default "";

    /** {@link #COUNTER}: only grows, its rate is the news. {@link #GAUGE}: goes up and down. Empty for a text. */
    @DescriptorKey("metricType")
    String metricType() default GAUGE;
}
