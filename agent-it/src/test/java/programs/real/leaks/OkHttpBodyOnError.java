package programs.real.leaks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * OkHttp: what answers 404 is kept to be looked at later, unread, and its connection with it. What
 * is thrown away unread OkHttp closes itself, once it was collected.
 */
final class OkHttpBodyOnError implements Leak {
  private final OkHttpClient client = new OkHttpClient();
  private final List<Response> unread = new ArrayList<>();

  @Override
  public void round(boolean forgets) throws IOException {
    Response response = fetch(forgets ? "/missing" : "/page");
    if (response.code() == 200) {
      response.close();
    } else {
      unread.add(response);
    }
  }

  private Response fetch(String path) throws IOException {
    Call call =
        client.newCall(
            new Request.Builder().url("http://127.0.0.1:" + Leaks.port("web") + path).build());
    return call.execute();
  }
}
