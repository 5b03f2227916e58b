package io.tcpheadroom.programs;

/** What Tomcat registers for each connector; its attributes begin with a small letter, hence the getters' names. */
public interface ThreadPoolMBean {
    long getconnectionCount();

    int getmaxConnections();

    int getcurrentThreadsBusy();

    int getmaxThreads();
}
