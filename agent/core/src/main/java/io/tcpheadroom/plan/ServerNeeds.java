package io.tcpheadroom.plan;

/** The settings of the servers that Java programs contain: how many connections they take, and the backlog they ask for. */
final class ServerNeeds {
    private static final long JAVA_BACKLOG = 50;
    private static final long TOMCAT_BACKLOG = 100;
    private static final long TOMCAT_CONNECTIONS = 8_192;
    private static final String DEFAULT = " (default)";

    private ServerNeeds() {}

    static void add(Needs needs, long connections, long burst, long backlog) {
        String why = "the backlog that the server asks for; somaxconn alone changes nothing";
        String most = "the server stops accepting beyond it";
        String boot = "Spring Boot, application properties";
        String tomcat = "Tomcat, HTTP Connector";
        atLeast(
                needs,
                "Spring Boot: server.tomcat.max-connections",
                TOMCAT_CONNECTIONS,
                connections,
                connections,
                most,
                boot);
        atLeast(needs, "Spring Boot: server.tomcat.accept-count", TOMCAT_BACKLOG, burst, backlog, why, boot);
        atLeast(needs, "Tomcat: maxConnections", TOMCAT_CONNECTIONS, connections, connections, most, tomcat);
        atLeast(needs, "Tomcat: acceptCount", TOMCAT_BACKLOG, burst, backlog, why, tomcat);
        atLeast(
                needs,
                "Jetty: jetty.http.acceptQueueSize",
                JAVA_BACKLOG,
                burst,
                backlog,
                why,
                "Jetty, ServerConnector.setAcceptQueueSize");
        needs.unknown(
                Place.SERVER,
                "Undertow: Undertow.Builder.setSocketOption(Options.BACKLOG, n)",
                Long.toString(backlog),
                why,
                "XNIO, org.xnio.Options.BACKLOG");
        needs.unknown(
                Place.SERVER,
                "Netty: ServerBootstrap.option(ChannelOption.SO_BACKLOG, n)",
                Long.toString(backlog),
                why + "; Netty's default is somaxconn as it was when the program started",
                "Netty, NetUtil.SOMAXCONN");
        atLeast(
                needs,
                "Java: new ServerSocket(port, backlog), ServerSocketChannel.bind(address, backlog)",
                JAVA_BACKLOG,
                burst,
                backlog,
                why,
                "java.net.ServerSocket");
    }

    private static void atLeast(
            Needs needs, String name, long preset, long needed, long wanted, String reason, String source) {
        if (preset < needed) {
            needs.change(Place.SERVER, name, preset + DEFAULT, Long.toString(wanted), reason, source);
        } else {
            needs.enough(Place.SERVER, name, preset + DEFAULT, reason, source);
        }
    }
}
