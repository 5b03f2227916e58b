package io.tcpheadroom.programs.servers;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Makes as many connections as it is asked for and keeps them: {@code ?port=1234&connections=5}; else closes them all. */
final class ConnectingServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Outgoing outgoing = new Outgoing();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String port = request.getParameter("port");
        if (port == null) {
            outgoing.close();
        } else {
            outgoing.connect(Integer.parseInt(port), Integer.parseInt(request.getParameter("connections")));
        }
    }
}
