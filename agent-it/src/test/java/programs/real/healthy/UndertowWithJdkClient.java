package programs.real.healthy;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Undertow with a blocking handler, called by one client of the JDK. */
final class UndertowWithJdkClient implements Service {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI page;

  UndertowWithJdkClient() {
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(new BlockingHandler(UndertowWithJdkClient::serve))
            .build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    page = URI.create("http://127.0.0.1:" + address.getPort() + "/");
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
