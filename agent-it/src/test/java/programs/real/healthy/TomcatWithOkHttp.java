package programs.real.healthy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** Tomcat with a servlet, called by one OkHttp client. */
final class TomcatWithOkHttp implements Service {
  private final OkHttpClient client = new OkHttpClient();
  private final int port;

  TomcatWithOkHttp() throws IOException, LifecycleException {
    Tomcat tomcat = new Tomcat();
    tomcat.setSilent(true);
    tomcat.setBaseDir(Files.createDirectory(Path.of("tomcat")).toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    tomcat.getConnector();
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "page", new PageServlet());
    context.addServletMappingDecoded("/*", "page");
    tomcat.start();
    port = tomcat.getConnector().getLocalPort();
  }

  @Override
  public void call() throws IOException {
    Request request = new Request.Builder().url("http://127.0.0.1:" + port + "/").build();
    try (Response response = client.newCall(request).execute()) {
      Healthy.check(response.body().string());
    }
  }
}
