package programs.real.leaks;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp: a client for each call, whose pool keeps the connection for five minutes. */
final class OkHttpClientPerCall implements Leak {
  private final OkHttpClient shared = new OkHttpClient();

  @Override
  public void round(boolean forgets) throws IOException {
    fetch(forgets ? new OkHttpClient() : shared);
  }

  private static void fetch(OkHttpClient client) throws IOException {
    Request request =
        new Request.Builder().url("http://127.0.0.1:" + Leaks.port("web") + "/page").build();
    try (Response response = client.newCall(request).execute()) {
      response.body().bytes();
    }
  }
}
