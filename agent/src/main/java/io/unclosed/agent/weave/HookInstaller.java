package io.unclosed.agent.weave;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.internal.misc.Unsafe;

/**
 * Puts the hook into {@code java.base}.
 *
 * <p>Appending a jar to the bootstrap class path would make the JVM print a warning and give up
 * sharing for application classes. Instead the two classes are defined straight into a package of
 * {@code java.base} that is not exported. That package, and the JDK's internal {@code Unsafe}, are
 * exported to the unnamed module of the agent's own loader, and the hook's package to {@code
 * java.management} and {@code jdk.unsupported}, one class of each of which is woven; never to the
 * application.
 */
public final class HookInstaller {
  private static final String HOOK = "sun.nio.ch.UnclosedHook";
  private static final String GATE = "java.nio.channels.UnclosedGate";
  private static final String EVENTS = "sun.nio.ch.UnclosedEvents";

  private HookInstaller() {}

  /** Lets the agent's module see what it needs; comes before anything that uses it. */
  public static void export(Instrumentation instrumentation) {
    Module base = Object.class.getModule();
    Module agent = HookInstaller.class.getModule();
    Set<Module> hookUsers = new HashSet<>();
    hookUsers.add(agent);
    addModule(hookUsers, "java.management");
    addModule(hookUsers, "jdk.unsupported");
    Map<String, Set<Module>> exports = new HashMap<>();
    exports.put("sun.nio.ch", hookUsers);
    exports.put("jdk.internal.misc", Set.of(agent));
    instrumentation.redefineModule(base, Set.of(), exports, Map.of(), Set.of(), Map.of());
  }

  private static void addModule(Set<Module> modules, String name) {
    Optional<Module> module = ModuleLayer.boot().findModule(name);
    if (module.isPresent()) {
      modules.add(module.get());
    }
  }

  /** Whether some agent of ours is in this JVM already, in whatever loader. */
  public static boolean present() {
    try {
      Class.forName(HOOK, false, null);
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  /** Defines port and hook. */
  public static void install() throws IOException {
    define(EVENTS);
    define(HOOK);
  }

  /** Defines the gate, unless it is there; true when it was not. */
  static boolean installGate() throws IOException {
    try {
      Class.forName(GATE, false, null);
      return false;
    } catch (ClassNotFoundException absent) {
      define(GATE);
      return true;
    }
  }

  private static void define(String name) throws IOException {
    String path = name.replace('.', '/').concat(".class");
    try (InputStream in = HookInstaller.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException(path.concat(" is missing from the agent's jar"));
      }
      byte[] bytes = in.readAllBytes();
      Unsafe.getUnsafe().defineClass(name, bytes, 0, bytes.length, null, null);
    }
  }
}
