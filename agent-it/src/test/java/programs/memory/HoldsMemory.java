package programs.memory;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.Deflater;
import programs.Console;
import programs.Console.Steps;

/** Holds what it is asked to: {@code direct MB}, {@code zlib N}, {@code classes N} … */
public final class HoldsMemory implements Steps {
  private static final int MB = 1 << 20;

  private final List<Object> held = new ArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);

  private HoldsMemory() {}

  public static void main(String[] args) throws IOException {
    Console.serve(new HoldsMemory());
  }

  @Override
  public String step(String[] words) throws Exception {
    int count = Integer.parseInt(words[1]);
    for (int i = 0; i < count; i++) {
      switch (words[0]) {
        case "heap" -> held.add(new byte[MB]);
        case "direct" -> held.add(ByteBuffer.allocateDirect(MB));
        case "zlib" -> held.add(new Deflater());
        case "names" -> held.add(new Name(i));
        case "classes" -> held.add(anotherClass());
        case "threads" -> park();
        case "forget" -> forget();
        default -> throw new IllegalArgumentException(words[0]);
      }
    }
    return Integer.toString(held.size());
  }

  /** Something to be counted by its class. */
  private record Name(int number) {}

  /** The class of a proxy in a loader of its own. */
  private static Object anotherClass() {
    ClassLoader loader = new URLClassLoader(new URL[0], HoldsMemory.class.getClassLoader());
    Class<?>[] faces = {List.class, Comparable.class};
    return Proxy.newProxyInstance(loader, faces, (proxy, method, arguments) -> null);
  }

  /** One that has begun to run: its stack is touched only then. */
  private void park() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    Thread thread = new Thread(() -> waitForEver(running));
    thread.setDaemon(true);
    thread.start();
    held.add(thread);
    running.await();
  }

  private void waitForEver(CountDownLatch running) {
    running.countDown();
    try {
      never.await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the streams: their memory goes back to the C allocator. */
  private void forget() {
    for (Object one : held) {
      if (one instanceof Deflater stream) {
        stream.end();
      }
    }
    held.clear();
  }
}
