package io.tcpheadroom.programs;

/** What a pool of Tomcat JDBC says of itself, as far as it is read. */
public interface ConnectionPoolMBean {
    int getSize();

    int getActive();

    int getIdle();

    int getWaitCount();

    int getMaxActive();

    String getUrl();
}
