package programs.real.leaks;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp: what answers 404 is thrown away unread, and its connection with it. */
final class OkHttpBodyOnError implements Leak {
  private final OkHttpClient client = new OkHttpClient();

  @Override
  public void round(boolean forgets) throws IOException {
    Response response = fetch(forgets ? "/missing" : "/page");
    if (response.code() == 200) {
      response.close();
    }
  }

  private Response fetch(String path) throws IOException {
    Call call =
        client.newCall(
            new Request.Builder().url("http://127.0.0.1:" + Leaks.port("web") + path).build());
    return call.execute();
  }
}
