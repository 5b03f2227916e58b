package io.tcpheadroom.programs;

/** A bean as a pool of Tomcat JDBC has one. */
public final class ConnectionPool implements ConnectionPoolMBean {
    @Override
    public int getSize() {
        return 3;
    }

    @Override
    public int getActive() {
        return 1;
    }

    @Override
    public int getIdle() {
        return 2;
    }

    @Override
    public int getWaitCount() {
        return 0;
    }

    @Override
    public int getMaxActive() {
        return 7;
    }

    @Override
    public String getUrl() {
        return "jdbc:postgresql://192.0.2.7/users";
    }
}
