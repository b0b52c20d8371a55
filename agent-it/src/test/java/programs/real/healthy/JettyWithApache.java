package programs.real.healthy;

import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.TimeValue;
import programs.real.Containers;

/** Jetty with a servlet, called by one Apache client that gives idle connections up. */
final class JettyWithApache implements Service {
  private final CloseableHttpClient client =
      HttpClients.custom().evictIdleConnections(TimeValue.of(3, TimeUnit.SECONDS)).build();
  private final int port;

  JettyWithApache() throws Exception {
    port = Containers.jetty(new PageServlet());
  }

  @Override
  public void call() throws Exception {
    Healthy.check(
        client.execute(
            new HttpGet("http://127.0.0.1:" + port + "/"),
            response -> EntityUtils.toString(response.getEntity())));
  }
}
