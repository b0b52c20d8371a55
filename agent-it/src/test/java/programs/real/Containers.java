package programs.real;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import jakarta.servlet.http.HttpServlet;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/**
 * Starts servers on a free port of the loopback address, and gives the port; they run to the end.
 */
public final class Containers {
  private static final String LOOPBACK = "127.0.0.1";

  private Containers() {}

  public static int tomcat(HttpServlet servlet) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setSilent(true);
    tomcat.setBaseDir(Files.createTempDirectory(Path.of("."), "tomcat").toString());
    tomcat.setHostname(LOOPBACK);
    tomcat.setPort(0);
    tomcat.getConnector();
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "only", servlet);
    context.addServletMappingDecoded("/*", "only");
    tomcat.start();
    return tomcat.getConnector().getLocalPort();
  }

  public static int jetty(HttpServlet servlet) throws Exception {
    Server server = new Server(new InetSocketAddress(LOOPBACK, 0));
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(new ServletHolder(servlet), "/*");
    server.setHandler(context);
    server.start();
    return ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
  }

  /** The handler may block. */
  public static int undertow(HttpHandler handler) {
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, LOOPBACK)
            .setHandler(new BlockingHandler(handler))
            .build();
    server.start();
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }
}
