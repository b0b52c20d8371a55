package programs.real.frames;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** In a servlet, behind a container's valves and handlers. */
final class Servlets {
  private Servlets() {}

  static Frames.Place inTomcat() throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setSilent(true);
    tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    tomcat.getConnector();
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "leak", new ForgetsInTomcat());
    context.addServletMappingDecoded("/*", "leak");
    tomcat.start();
    int port = tomcat.getConnector().getLocalPort();
    return () -> Servers.call(port);
  }

  static Frames.Place inJetty() throws Exception {
    Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(new ServletHolder(new ForgetsInJetty()), "/*");
    server.setHandler(context);
    server.start();
    int port = ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
    return () -> Servers.call(port);
  }

  private static final class ForgetsInTomcat extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Opened.keep(SocketChannel.open());
    }
  }

  private static final class ForgetsInJetty extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Opened.keep(SocketChannel.open());
    }
  }
}
