package programs.real.healthy;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import programs.real.Containers;

/** Tomcat with a servlet, called by one OkHttp client. */
final class TomcatWithOkHttp implements Service {
  private final OkHttpClient client = new OkHttpClient();
  private final int port;

  TomcatWithOkHttp() throws Exception {
    port = Containers.tomcat(new PageServlet());
  }

  @Override
  public void call() throws IOException {
    Request request = new Request.Builder().url("http://127.0.0.1:" + port + "/").build();
    try (Response response = client.newCall(request).execute()) {
      Healthy.check(response.body().string());
    }
  }
}
