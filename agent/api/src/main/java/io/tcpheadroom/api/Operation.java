package io.tcpheadroom.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.management.DescriptorKey;
import javax.management.MBeanOperationInfo;

/** What an MBean operation says of itself: its description and whether it changes anything. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Operation {
    /** {@return what the operation does, in one sentence} */
    @DescriptorKey("descriptionText")
    String value();

    /** {@return one of the constants of {@link MBeanOperationInfo}} */
    @DescriptorKey("operationImpact")
    int impact() default MBeanOperationInfo.INFO;
}
