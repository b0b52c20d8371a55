package io.unclosed.agent.weave;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Weaves classes that are loaded already, so that the woven class becomes the original. */
final class Redefinition implements ClassFileTransformer {
  private final ClassFileWeaver weaver;
  private final Map<Class<?>, ClassPlan> loaded;
  private final List<String> problems;

  private Redefinition(
      ClassFileWeaver weaver, Map<Class<?>, ClassPlan> loaded, List<String> problems) {
    this.weaver = weaver;
    this.loaded = loaded;
    this.problems = problems;
  }

  /**
   * Redefines them all at once.
   *
   * @param problems gets what could not be woven, each in a few words
   */
  static void of(
      Instrumentation instrumentation,
      ClassFileWeaver weaver,
      Map<Class<?>, ClassPlan> loaded,
      List<String> problems) {
    // A pass that changes nothing: it is how the JVM hands out the class files.
    Redefinition reader = new Redefinition(weaver, loaded, problems);
    instrumentation.addTransformer(reader, true);
    try {
      instrumentation.retransformClasses(loaded.keySet().toArray(new Class<?>[0]));
    } catch (Exception | LinkageError e) {
      problems.add(e.toString());
    } finally {
      instrumentation.removeTransformer(reader);
    }
    List<ClassDefinition> definitions = new ArrayList<>();
    for (Map.Entry<Class<?>, ClassPlan> entry : loaded.entrySet()) {
      byte[] woven = entry.getValue().result;
      if (woven != null) {
        definitions.add(new ClassDefinition(entry.getKey(), woven));
      }
    }
    try {
      instrumentation.redefineClasses(definitions.toArray(new ClassDefinition[0]));
    } catch (Exception | LinkageError e) {
      problems.add(e.toString());
    }
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    ClassPlan plan = redefined == null ? null : loaded.get(redefined);
    if (plan != null) {
      plan.weave(weaver, classFile, problems);
    }
    return null;
  }
}
