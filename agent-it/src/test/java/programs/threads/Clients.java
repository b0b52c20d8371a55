package programs.threads;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.file.FileSystems;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Objects of the JDK that have threads of their own. */
final class Clients {
  private static final ThreadFactory FACTORY = Executors.defaultThreadFactory();

  private Clients() {}

  @Starts
  static AutoCloseable watchService() throws IOException {
    return FileSystems.getDefault().newWatchService();
  }

  @Starts(3)
  static AutoCloseable channelGroup() throws IOException {
    AsynchronousChannelGroup group = AsynchronousChannelGroup.withFixedThreadPool(3, FACTORY);
    return group::shutdownNow;
  }

  /** Ended by the client itself, once the collector has found its facade dead. */
  @Starts
  static AutoCloseable httpClient() {
    HttpClient client = HttpClient.newHttpClient();
    return new Dropped(client);
  }

  private static final class Dropped implements AutoCloseable {
    @SuppressWarnings("unused") // held, that is all
    private Object held;

    Dropped(Object held) {
      this.held = held;
    }

    @Override
    public void close() {
      held = null;
    }
  }
}
