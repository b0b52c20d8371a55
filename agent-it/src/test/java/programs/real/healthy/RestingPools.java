package programs.real.healthy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import programs.Console;

/**
 * One OkHttp client and one of Apache, as they should be: {@code burst} makes {@value #CALLS} calls
 * at once with each, {@code call} makes one. What the burst needed rests in the pools.
 */
public final class RestingPools {
  private static final int CALLS = 23;
  private static final String PAGE = "http://127.0.0.1:" + Integer.getInteger("it.web") + "/page";

  // By default it lets but five connections rest.
  private final OkHttpClient okHttp =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(CALLS, 5, TimeUnit.MINUTES))
          .build();
  private final CloseableHttpClient apache =
      HttpClients.custom()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .setMaxConnTotal(CALLS)
                  .setMaxConnPerRoute(CALLS)
                  .build())
          .build();

  private RestingPools() {}

  public static void main(String[] args) throws Exception {
    RestingPools pools = new RestingPools();
    Console.serve(
        words -> {
          int calls = words[0].equals("burst") ? CALLS : 1;
          atOnce(calls, pools::byOkHttp);
          atOnce(calls, pools::byApache);
          return "done";
        });
  }

  /** One call, which reads its answer when all have got theirs. */
  private interface Caller {
    int call(CountDownLatch answered) throws Exception;
  }

  private static void atOnce(int calls, Caller caller) throws Exception {
    CountDownLatch answered = new CountDownLatch(calls);
    ExecutorService callers = Executors.newFixedThreadPool(calls);
    List<Future<Integer>> all = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      all.add(callers.submit(() -> caller.call(answered)));
    }
    for (Future<Integer> one : all) {
      one.get();
    }
    callers.shutdown();
  }

  private int byOkHttp(CountDownLatch answered) throws Exception {
    try (Response response = okHttp.newCall(new Request.Builder().url(PAGE).build()).execute()) {
      await(answered);
      return response.body().bytes().length;
    }
  }

  private int byApache(CountDownLatch answered) throws Exception {
    return apache.execute(
        new HttpGet(PAGE),
        response -> {
          await(answered);
          return response.getEntity().getContent().readAllBytes().length;
        });
  }

  private static void await(CountDownLatch answered) {
    answered.countDown();
    try {
      answered.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
