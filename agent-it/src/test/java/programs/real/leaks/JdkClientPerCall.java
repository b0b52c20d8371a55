package programs.real.leaks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** The JDK's HttpClient: a client for each call, kept. Nobody can close it before JDK 21. */
final class JdkClientPerCall implements Leak {
  private final HttpClient shared = HttpClient.newHttpClient();
  private final List<HttpClient> kept = new ArrayList<>();

  @Override
  public void round(boolean forgets) throws IOException, InterruptedException {
    HttpClient client = shared;
    if (forgets) {
      client = client();
      kept.add(client);
    }
    client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Leaks.port("web") + "/page"))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private static HttpClient client() {
    return HttpClient.newHttpClient();
  }
}
