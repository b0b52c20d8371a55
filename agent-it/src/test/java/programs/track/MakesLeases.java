package programs.track;

import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import programs.Console;

/** Makes and closes what the tests declare; each step in a method of its name. Keeps all of it. */
public final class MakesLeases {
  private static final List<Object> KEPT = new ArrayList<>();

  private MakesLeases() {}

  public static void main(String[] args) throws Exception {
    Console.serve(words -> step(words[0]));
  }

  private static String step(String step) throws Exception {
    switch (step) {
      case "all":
        plain();
        timed();
        cursor();
        logging();
        heir();
        failing();
        lambda();
        proxy();
        ownLoader();
        return "done";
      case "virtual":
        virtual();
        return "done";
      case "collect":
        System.gc();
        return "done";
      case "forget":
        forget();
        return "done";
      default:
        throw new IllegalArgumentException(step);
    }
  }

  private static <T> T keep(T made) {
    KEPT.add(made);
    return made;
  }

  private static void plain() {
    for (int i = 0; i < 37; i++) {
      Lease lease = keep(new Leases.Plain());
      if (i < 30) {
        lease.close();
        lease.close();
      }
    }
  }

  private static void timed() throws InterruptedException {
    for (int i = 0; i < 11; i++) {
      Lease lease = keep(i % 2 == 0 ? new Leases.Timed() : new Leases.Timed(i));
      if (i < 6) {
        Thread closer = new Thread(lease::close);
        closer.start();
        closer.join();
      }
    }
  }

  private static void cursor() {
    for (int i = 0; i < 17; i++) {
      Cursor cursor = keep(new Cursor());
      if (i < 4) {
        cursor.release(i);
      } else if (i < 6) {
        cursor.drop();
      }
    }
  }

  private static void logging() {
    for (int i = 0; i < 13; i++) {
      Lease lease = keep(new Leases.Logging(new Leases.Plain()));
      if (i < 4) {
        lease.close();
      }
    }
  }

  private static void heir() {
    // Is loaded before its heir, as something else.
    keep(new Leases.Closing());
    for (int i = 0; i < 23; i++) {
      Lease lease = keep(new Leases.Heir());
      if (i < 20) {
        lease.close();
      }
    }
  }

  private static void failing() {
    for (int i = 0; i < 29; i++) {
      try {
        keep(i % 2 == 0 ? new Leases.FailsEarly(null) : new Leases.FailsLate(i));
      } catch (IllegalArgumentException expected) {
        KEPT.add(expected);
      }
    }
  }

  private static void lambda() {
    for (int i = 0; i < 5; i++) {
      Lease lease = () -> KEPT.add("closed");
      keep(lease);
    }
  }

  private static void proxy() {
    for (int i = 0; i < 9; i++) {
      Lease lease =
          (Lease)
              Proxy.newProxyInstance(
                  Lease.class.getClassLoader(),
                  new Class<?>[] {Lease.class},
                  (proxy, method, words) -> method.getName().equals("hashCode") ? 1 : null);
      KEPT.add(new Object[] {lease});
      if (i < 6) {
        lease.close();
      }
    }
  }

  @SuppressWarnings("resource") // its classes are used until the end
  private static void ownLoader() throws Exception {
    String classes =
        MakesLeases.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    ClassLoader loader =
        new URLClassLoader(
            new URL[] {new File(classes).toURI().toURL()}, ClassLoader.getPlatformClassLoader());
    Class<?> type = Class.forName("programs.track.Leases$Plain", true, loader);
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    for (int i = 0; i < 15; i++) {
      AutoCloseable lease = keep((AutoCloseable) constructor.newInstance());
      if (i < 4) {
        lease.close();
      }
    }
  }

  /** From 21 on. */
  private static void virtual() throws Exception {
    Runnable task = MakesLeases::inThread;
    for (int i = 0; i < 7; i++) {
      Thread thread =
          (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
      thread.join();
    }
  }

  private static synchronized void inThread() {
    keep(new Leases.Plain());
    keep(new Leases.Plain()).close();
  }

  private static void forget() {
    for (int i = 0; i < 43; i++) {
      new Leases.Plain();
    }
  }
}
