package programs.real.healthy;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import programs.real.Containers;

/** Undertow with a blocking handler, called by one client of the JDK. */
final class UndertowWithJdkClient implements Service {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI page;

  UndertowWithJdkClient() {
    int port = Containers.undertow(UndertowWithJdkClient::serve);
    page = URI.create("http://127.0.0.1:" + port + "/");
  }

  private static void serve(HttpServerExchange exchange) throws IOException {
    byte[] page = Pages.read();
    exchange.setResponseContentLength(page.length);
    exchange.getOutputStream().write(page);
  }

  @Override
  public void call() throws IOException, InterruptedException {
    Healthy.check(
        client
            .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
            .body());
  }
}
