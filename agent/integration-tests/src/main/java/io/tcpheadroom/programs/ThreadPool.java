package io.tcpheadroom.programs;

/** An idle connector for the JDKs that no current Tomcat runs on. */
public final class ThreadPool implements ThreadPoolMBean {
    @Override
    public long getconnectionCount() {
        return 1;
    }

    @Override
    public int getmaxConnections() {
        return 10;
    }

    @Override
    public int getcurrentThreadsBusy() {
        return 0;
    }

    @Override
    public int getmaxThreads() {
        return 4;
    }
}
