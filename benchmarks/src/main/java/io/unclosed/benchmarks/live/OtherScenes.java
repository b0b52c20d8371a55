package io.unclosed.benchmarks.live;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Threads, buffers, zlib, selectors, children, class loaders, and HTTP over all of them. */
final class OtherScenes {
  private OtherScenes() {}

  static List<Scene> all() {
    return List.of(
        new PoolGrowsToItsSize(),
        new ThreadsOnDemand(),
        new DirectBuffers(),
        new Zlib(),
        new EventLoops(),
        new Children(),
        new ClassLoaders(),
        new Http());
  }

  /** A thread more each ten seconds, to 60 in ten minutes. */
  static final class PoolGrowsToItsSize implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      ExecutorService pool =
          new ThreadPoolExecutor(
              60, 60, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), OtherScenes::daemon);
      while (stage.goesOn()) {
        pool.execute(Thread::yield);
        stage.pause(10);
      }
    }
  }

  /** Up to 50 at once every three minutes; each ends when it had nothing to do for a minute. */
  static final class ThreadsOnDemand implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      ExecutorService pool = Executors.newCachedThreadPool(OtherScenes::daemon);
      while (stage.goesOn()) {
        int tasks = stage.seconds() % 180 < 10 ? 5 : 1;
        for (int i = 0; i < tasks; i++) {
          pool.execute(() -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1)));
        }
        stage.pause(0.5);
      }
    }
  }

  /** A quarter of a megabyte five times a second, left to the collector. */
  static final class DirectBuffers implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      while (stage.goesOn()) {
        ByteBuffer.allocateDirect(256 << 10).putInt(0, 1);
        stage.pause(0.2);
      }
    }
  }

  /** A stream ten times a second, ended; 40 deflaters that a pool has made after seven minutes. */
  static final class Zlib implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      List<Deflater> pool = new ArrayList<>();
      while (stage.goesOn()) {
        if (pool.size() < 40 && stage.seconds() > 10 * pool.size()) {
          pool.add(new Deflater());
        }
        try (GZIPOutputStream out = new GZIPOutputStream(new ByteArrayOutputStream())) {
          out.write(1);
        }
        stage.pause(0.1);
      }
    }
  }

  /** Eight in the first minute. */
  static final class EventLoops implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      List<Selector> loops = new ArrayList<>();
      while (stage.goesOn()) {
        if (loops.size() < 8) {
          loops.add(Selector.open());
        }
        stage.pause(7);
      }
    }
  }

  /** One each ten seconds, for five. */
  static final class Children implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      while (stage.goesOn()) {
        Process child = new ProcessBuilder("sleep", "5").start();
        stage.pause(10);
        child.waitFor();
      }
    }
  }

  /** A plug-in each 20 seconds, closed after a minute. */
  static final class ClassLoaders implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      Path jar = stage.folder().resolve("plug-in.jar");
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
        out.putNextEntry(new JarEntry("words"));
      }
      while (stage.goesOn()) {
        URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        loader.findResource("words");
        stage.closeAfter(60, loader);
        stage.pause(20);
      }
    }
  }

  /** The JDK's server and one client of it: a call a second, and 30 at once each minute. */
  static final class Http implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      HttpServer server = HttpServer.create(new InetSocketAddress(Stage.here(), 0), 50);
      server.setExecutor(Executors.newCachedThreadPool(OtherScenes::daemon));
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[2]);
            exchange.close();
          });
      server.start();
      HttpClient client = HttpClient.newHttpClient();
      URI there = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      HttpRequest request = HttpRequest.newBuilder(there).build();
      while (stage.goesOn()) {
        List<CompletableFuture<HttpResponse<Void>>> calls = new ArrayList<>();
        for (int i = 0; i < (stage.seconds() % 60 < 1 ? 30 : 1); i++) {
          calls.add(client.sendAsync(request, HttpResponse.BodyHandlers.discarding()));
        }
        calls.forEach(CompletableFuture::join);
        stage.pause(1);
      }
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    return thread;
  }
}
