package io.unclosed.agent.weave;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the types that the user declared with {@code track=}, and all their subtypes, in any class
 * loader but the JDK's own.
 *
 * <p>The one transformer that stays, and it is there only when something is declared: a class may
 * be loaded at any time. Unlike the JDK's closed list it may be asked to retransform; whoever
 * retransforms one of these classes later passes here again.
 *
 * <p>The invariant: a class counts only if all that closes it is woven. A closer that is inherited
 * from a class that is not of the type is woven there as well, or the class is not followed and a
 * problem says so.
 */
public final class TrackWeaver implements ClassFileTransformer {
  private static final int MAX_PROBLEMS = 20;

  /** How long one class of the application may wait for another to be woven. */
  private static final long PATIENCE_MILLIS = 2_000;

  private final Instrumentation instrumentation;
  private final Declared[] declared;
  private final Hierarchy hierarchy;
  private final Gate gate;
  private final List<String> problems;
  private int problemsTold;

  /** By name: what closes a declared type without being of it. As many as were seen. */
  private final Map<String, Declared> foreign = new ConcurrentHashMap<>();

  private TrackWeaver(
      Instrumentation instrumentation, Declared[] declared, Gate gate, List<String> problems) {
    this.instrumentation = instrumentation;
    this.declared = declared;
    this.hierarchy = new Hierarchy(declared);
    this.gate = gate;
    this.problems = problems;
  }

  /**
   * Weaves what is loaded, and from here on what will be.
   *
   * @param items of {@code track=}, which were checked
   * @param problems gets what could not be woven, each in a few words; must bear several threads
   * @return null when there are no items
   */
  public static @Nullable TrackWeaver start(
      Instrumentation instrumentation, List<String> items, Gate gate, List<String> problems) {
    if (items.isEmpty()) {
      return null;
    }
    TrackWeaver weaver = new TrackWeaver(instrumentation, Declared.of(items), gate, problems);
    instrumentation.addTransformer(weaver, true);
    weaver.weaveLoaded();
    return weaver;
  }

  /** The declared types of which no class was met so far, as they were declared. */
  public List<String> unmet() {
    List<String> names = new ArrayList<>();
    for (Declared one : declared) {
      if (!one.met) {
        names.add(one.name());
      }
    }
    return names;
  }

  private void weaveLoaded() {
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (isOurs(type.getClassLoader(), type.getName())
          && instrumentation.isModifiableClass(type)
          && hierarchy.of(type) != null) {
        retransform(type);
      }
    }
  }

  // One by one: a class that fails must not take the others with it.
  private boolean retransform(Class<?> type) {
    try {
      instrumentation.retransformClasses(type);
      return true;
    } catch (Exception | LinkageError e) {
      problem(type.getName(), e.toString());
      return false;
    }
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (name == null || !isOurs(loader, name) || loader == null) {
      return null;
    }
    try {
      return woven(loader, name, redefined, classFile);
    } catch (Throwable e) {
      problem(name, e.toString());
      return null;
    }
  }

  private static boolean isOurs(@Nullable ClassLoader loader, String name) {
    return loader != null
        && loader != TrackWeaver.class.getClassLoader()
        && !name.startsWith("io/unclosed/")
        && !name.startsWith("io.unclosed.");
  }

  private byte @Nullable [] woven(
      ClassLoader loader, String name, @Nullable Class<?> redefined, byte[] classFile)
      throws IOException {
    ClassReader file = new ClassReader(classFile);
    Declared type = redefined == null ? hierarchy.of(loader, file) : hierarchy.of(redefined);
    if (type == null) {
      Declared closed = foreign.get(name);
      return closed == null ? null : DeclaredWeaver.weave(file, closed, gate.key(), false);
    }
    type.met = true;
    if (!closersAreWoven(loader, file, type)) {
      return null;
    }
    return DeclaredWeaver.weave(file, type, gate.key(), true);
  }

  /** Whether its closer is its own or a supertype's that is woven as well; weaves it otherwise. */
  private boolean closersAreWoven(ClassLoader loader, ClassReader file, Declared type) {
    int without = Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE;
    if ((file.getAccess() & without) != 0) {
      return true;
    }
    ClassReader at = file;
    while (!closes(at, type)) {
      String above = at.getSuperName();
      at = above == null || above.startsWith("java/") ? null : Hierarchy.read(loader, above);
      if (at == null) {
        // A default method of an interface, or a class without a file, which was woven if it is of
        // the type.
        return true;
      }
    }
    String closer = at.getClassName();
    if (at == file || hierarchy.of(loader, at) != null || foreign.containsKey(closer)) {
      return true;
    }
    foreign.put(closer, type);
    return weaveIfLoaded(closer, file.getClassName());
  }

  private static boolean closes(ClassReader file, Declared type) {
    boolean[] found = new boolean[1];
    file.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            found[0] |= type.isClosedBy(name, descriptor) && (access & Opcodes.ACC_ABSTRACT) == 0;
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return found[0];
  }

  // On a thread of its own: within one transformation the JVM asks no transformer about another.
  // With a bound: that thread may meet a lock of the loader that waits for us.
  private boolean weaveIfLoaded(String closer, String heir) {
    String name = closer.replace('/', '.');
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (loaded.getName().equals(name) && !weavesInTime(loaded)) {
        problem(heir, "not followed: what closes it, in ".concat(name).concat(", is not woven"));
        foreign.remove(closer);
        return false;
      }
    }
    return true;
  }

  private boolean weavesInTime(Class<?> type) {
    boolean[] done = new boolean[1];
    Thread thread =
        new Thread(null, null, "unclosed-track", 0, false) {
          @Override
          public void run() {
            done[0] = retransform(type);
          }
        };
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive() && done[0];
  }

  private void problem(String type, String what) {
    synchronized (problems) {
      if (problemsTold++ < MAX_PROBLEMS) {
        problems.add("track: ".concat(type.replace('/', '.')).concat(": ").concat(what));
      }
    }
  }
}
