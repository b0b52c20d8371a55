package io.unclosed.agent.weave;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Loads Byte Buddy and what is written with it, from the folder {@code weaver} among the agent's
 * resources.
 *
 * <p>Some two hundred classes are needed for a moment before {@code main}, and by most applications
 * never again. So they have a loader of their own, to which nothing refers when the work is done:
 * the next garbage collection that unloads classes takes them. A native transport makes another
 * later; {@code track=} keeps the first. The invariant: no object of the agent's own loader keeps
 * one of this loader's.
 *
 * <p>At start a thread loads ahead what will be needed, by a list in the jar, while the
 * application's main thread does the agent's other work. It only loads: to initialize a class on
 * two threads at once could block both.
 */
public final class WeaverClassLoader extends ClassLoader implements Consumer<Object>, Runnable {
  static {
    registerAsParallelCapable();
  }

  private static final String FOLDER = "weaver/";
  private static final String WEAVERS = "io.unclosed.agent.weave.bytebuddy.";
  private static final String BYTE_BUDDY = "net.bytebuddy.";
  private static final String CLASS = ".class";

  private static final ProtectionDomain DOMAIN = WeaverClassLoader.class.getProtectionDomain();

  private final ClassLoader agents;
  private @Nullable Object entry;
  private volatile boolean done;

  private WeaverClassLoader() {
    super("unclosed-weaver", WeaverClassLoader.class.getClassLoader());
    this.agents = WeaverClassLoader.class.getClassLoader();
  }

  /** One whose classes are loaded from now on by another thread, until {@link #stopLoading}. */
  public static WeaverClassLoader loadingAhead() {
    WeaverClassLoader loader = new WeaverClassLoader();
    Thread thread = new Thread(null, loader, "unclosed-weaver", 0, false);
    thread.setDaemon(true);
    thread.start();
    return loader;
  }

  /** A new weaver in a new loader; whoever has it keeps all of Byte Buddy. */
  static ClassFileWeaver newClassFileWeaver() throws ClassNotFoundException {
    return new WeaverClassLoader().classFileWeaver();
  }

  /** This loader's weaver. */
  public ClassFileWeaver classFileWeaver() throws ClassNotFoundException {
    return (ClassFileWeaver) entry("ClassWeaver");
  }

  /** This loader's weaver of declared types, which keeps the loader. */
  public TrackedTypes.Weaver trackWeaver() throws ClassNotFoundException {
    return (TrackedTypes.Weaver) entry("TrackEntry");
  }

  /** Loads nothing more ahead. */
  public void stopLoading() {
    done = true;
  }

  private Object entry(String type) throws ClassNotFoundException {
    Class.forName(WEAVERS.concat(type), true, this);
    Object registered = entry;
    if (registered == null) {
      throw new ClassNotFoundException(type);
    }
    return registered;
  }

  /** What was asked for hands itself in while its class is initialized: without reflection. */
  @Override
  public void accept(Object registered) {
    entry = registered;
  }

  /** Loads what the start will need, in that order. */
  @Override
  public void run() {
    try (InputStream in = getResourceAsStream("start-classes.txt")) {
      String names = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      int at = 0;
      int end = names.indexOf(CLASS);
      while (end > 0 && !done) {
        Class.forName(names.substring(at, end).replace('/', '.'), false, this);
        at = end + CLASS.length() + 1;
        end = names.indexOf(CLASS, at);
      }
    } catch (Exception | LinkageError e) {
      // Whoever needs the class meets the same, and tells it.
      done = true;
    }
  }

  // Not looked for in the parent first: each miss there constructs an exception, which Flight
  // Recorder counts as one of the application's.
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(BYTE_BUDDY) && !name.startsWith(WEAVERS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? findClass(name) : known;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (InputStream in = getResourceAsStream(name.replace('.', '/').concat(CLASS))) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] file = in.readAllBytes();
      return defineClass(name, file, 0, file.length, DOMAIN);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    return agents.getResourceAsStream(FOLDER.concat(name));
  }
}
