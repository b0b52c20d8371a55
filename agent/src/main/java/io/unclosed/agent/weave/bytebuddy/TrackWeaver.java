package io.unclosed.agent.weave.bytebuddy;

import io.unclosed.agent.weave.TrackedTypes;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.utility.JavaModule;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the types that the user declared with {@code track=}, and all their subtypes, in any class
 * loader but the JDK's own: by Byte Buddy's agent builder and its advice.
 *
 * <p>The one transformer that stays, and it is there only when something is declared: a class may
 * be loaded at any time. Unlike the JDK's closed list it may be asked to retransform; whoever
 * retransforms one of these classes later passes here again.
 *
 * <p>Which classes: {@link TrackedClasses}. What is woven: {@link DeclaredAdvice}.
 */
final class TrackWeaver extends AgentBuilder.Listener.Adapter
    implements ClassFileTransformer, TrackedTypes, Problems {
  private static final int MAX_PROBLEMS = 20;

  private final Instrumentation instrumentation;
  private final Declared[] declared;
  private final List<String> problems;
  private final TrackedClasses classes;
  private final ClassFileTransformer byteBuddy;
  private int problemsTold;

  private TrackWeaver(
      Instrumentation instrumentation, Declared[] declared, long key, List<String> problems) {
    this.instrumentation = instrumentation;
    this.declared = declared;
    this.problems = problems;
    this.classes = new TrackedClasses(instrumentation, declared, key, this);
    this.byteBuddy =
        new QuietAgentBuilder(this, new ApplicationClassFiles(), TrackWeaver::isNotOurs)
            .type(classes)
            .transform(classes)
            .makeRaw();
  }

  static TrackWeaver start(
      Instrumentation instrumentation, List<String> items, long key, List<String> problems) {
    TrackWeaver weaver = new TrackWeaver(instrumentation, Declared.of(items), key, problems);
    instrumentation.addTransformer(weaver, true);
    weaver.weaveLoaded();
    return weaver;
  }

  @Override
  public List<String> unmet() {
    List<String> names = new ArrayList<>();
    for (Declared one : declared) {
      if (!one.met) {
        names.add(one.type);
      }
    }
    return names;
  }

  private void weaveLoaded() {
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (isOurs(type.getClassLoader(), type.getName())
          && instrumentation.isModifiableClass(type)
          && classes.contain(type)) {
        classes.retransform(type);
      }
    }
  }

  // Before Byte Buddy is asked: it would take a class file that is newer than it knows for broken.
  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (name == null || !isOurs(loader, name.replace('/', '.'))) {
      return null;
    }
    try {
      byte[] woven =
          byteBuddy.transform(loader, name, redefined, domain, ClassFiles.readable(classFile));
      return woven == null ? null : ClassFiles.restored(woven, classFile);
    } catch (Throwable e) {
      problem(name.replace('/', '.'), e.toString());
      return null;
    }
  }

  private static boolean isOurs(@Nullable ClassLoader loader, String name) {
    ClassLoader weavers = TrackWeaver.class.getClassLoader();
    return loader != null
        && loader != weavers
        && loader != weavers.getParent()
        && !name.startsWith("io.unclosed.");
  }

  private static boolean isNotOurs(
      net.bytebuddy.description.type.TypeDescription type,
      @Nullable ClassLoader loader,
      @Nullable JavaModule module,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain) {
    return !isOurs(loader, type.getName());
  }

  @Override
  public void onError(
      String type,
      @Nullable ClassLoader loader,
      @Nullable JavaModule module,
      boolean loaded,
      Throwable failure) {
    problem(type, failure.toString());
  }

  @Override
  public void problem(String type, String what) {
    synchronized (problems) {
      if (problemsTold++ < MAX_PROBLEMS) {
        problems.add("track: ".concat(type).concat(": ").concat(what));
      }
    }
  }
}
