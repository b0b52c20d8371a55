package programs.real.healthy;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.TimeValue;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** Jetty with a servlet, called by one Apache client that gives idle connections up. */
final class JettyWithApache implements Service {
  private final CloseableHttpClient client =
      HttpClients.custom().evictIdleConnections(TimeValue.of(3, TimeUnit.SECONDS)).build();
  private final int port;

  JettyWithApache() throws Exception {
    Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(new ServletHolder(new PageServlet()), "/*");
    server.setHandler(context);
    server.start();
    port = ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
  }

  @Override
  public void call() throws Exception {
    Healthy.check(
        client.execute(
            new HttpGet("http://127.0.0.1:" + port + "/"),
            response -> EntityUtils.toString(response.getEntity())));
  }
}
