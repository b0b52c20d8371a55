package programs.real.leaks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** Apache HttpClient 5: a client for each call, and its pool with a connection is left behind. */
final class ApacheClientPerCall implements Leak {
  private final List<CloseableHttpClient> leftBehind = new ArrayList<>();

  @Override
  public void round(boolean forgets) throws IOException {
    CloseableHttpClient client = HttpClients.createDefault();
    fetch(client);
    if (forgets) {
      leftBehind.add(client);
    } else {
      client.close();
    }
  }

  private static void fetch(CloseableHttpClient client) throws IOException {
    HttpGet request = new HttpGet("http://127.0.0.1:" + Leaks.port("web") + "/page");
    client.execute(request, response -> response.getEntity().getContent().readAllBytes());
  }
}
