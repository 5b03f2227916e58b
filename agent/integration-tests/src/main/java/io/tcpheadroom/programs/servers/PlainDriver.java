package io.tcpheadroom.programs.servers;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/** A JDBC driver whose connection is a socket to {@code jdbc:plain://host:port/} and does nothing. */
public final class PlainDriver implements Driver {
    private static final String PREFIX = "jdbc:plain:";

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        URI address = URI.create(url.substring("jdbc:".length()));
        try {
            Socket socket = new Socket(address.getHost(), address.getPort());
            return (Connection) Proxy.newProxyInstance(
                    PlainDriver.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (self, method, arguments) -> answer(socket, self, method, arguments));
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private static Object answer(Socket socket, Object self, Method method, Object[] arguments) throws IOException {
        switch (method.getName()) {
            case "close":
            case "abort":
                socket.close();
                return null;
            case "isClosed":
                return socket.isClosed();
            case "isValid":
            case "getAutoCommit":
                return true;
            case "hashCode":
                return System.identityHashCode(self);
            case "equals":
                return self == arguments[0];
            case "toString":
                return "plain " + socket;
            default:
                return nothing(method.getReturnType());
        }
    }

    private static Object nothing(Class<?> type) {
        return type == boolean.class ? (Object) false : type == int.class ? (Object) 0 : null;
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
