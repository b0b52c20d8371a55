package io.unclosed;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.security.ProtectionDomain;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent from inside its own jar, where the application does not look: {@code
 * unclosed/….classdata}.
 *
 * <p>Its parent is the platform's loader, so that the agent meets no class of the application and
 * the application none of the agent's. The jar stays open, on the descriptor that the JVM holds for
 * it anyway: classes can be loaded when there is no descriptor left.
 */
final class AgentClassLoader extends ClassLoader implements Consumer<Consumer<Object[]>> {
  static {
    registerAsParallelCapable();
  }

  private static final String PREFIX = "unclosed/";
  private static final String SUFFIX = ".classdata";

  // The jar's own: what a security manager grants to the jar, it grants to the agent.
  private static final ProtectionDomain DOMAIN = AgentClassLoader.class.getProtectionDomain();

  private final JarFile jar;
  private @Nullable Consumer<Object[]> agent;

  AgentClassLoader(File file) throws IOException {
    super("unclosed", ClassLoader.getPlatformClassLoader());
    jar = new JarFile(file, false);
  }

  /** The agent, which hands itself in while its class is initialized: that needs no reflection. */
  Consumer<Object[]> agent() throws ClassNotFoundException {
    Class.forName("io.unclosed.agent.Agent", true, this);
    Consumer<Object[]> registered = agent;
    if (registered == null) {
      throw new ClassNotFoundException("the agent did not register");
    }
    return registered;
  }

  @Override
  public void accept(Consumer<Object[]> entry) {
    agent = entry;
  }

  // The agent's own are not looked for in the parent first: each miss there constructs an
  // exception,
  // which Flight Recorder counts as one of the application's.
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("io.unclosed.") && !name.startsWith("net.bytebuddy.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? findClass(name) : known;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = read(PREFIX.concat(name.replace('.', '/')).concat(SUFFIX));
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length, DOMAIN);
  }

  /** Class files under their usual names, and other resources; only those of the agent. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    String path =
        name.endsWith(".class") ? name.substring(0, name.length() - 6).concat(SUFFIX) : name;
    byte[] bytes = read(PREFIX.concat(path));
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  private byte @Nullable [] read(String path) {
    ZipEntry entry = jar.getEntry(path);
    if (entry == null) {
      return null;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      // To its length: what reads to an unknown end copies three times.
      byte[] bytes = new byte[(int) entry.getSize()];
      return in.readNBytes(bytes, 0, bytes.length) == bytes.length ? bytes : null;
    } catch (IOException e) {
      return null;
    }
  }
}
