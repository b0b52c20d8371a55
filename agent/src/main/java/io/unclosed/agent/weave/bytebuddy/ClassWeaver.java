package io.unclosed.agent.weave.bytebuddy;

import io.unclosed.agent.weave.ClassFileWeaver;
import io.unclosed.agent.weave.ClassPlan;
import java.util.Collections;
import java.util.function.Consumer;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.dynamic.scaffold.TypeWriter;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.attribute.AnnotationRetention;
import net.bytebuddy.implementation.attribute.AnnotationValueFilter;
import net.bytebuddy.implementation.attribute.TypeAttributeAppender;
import net.bytebuddy.implementation.auxiliary.AuxiliaryType;
import net.bytebuddy.pool.TypePool;

/**
 * Weaves the classes whose names are known: Byte Buddy decorates each.
 *
 * <p>This is what {@code new ByteBuddy().decorate(type).visit(calls).make()} ends in. It is called
 * here directly, since it all runs before the application's {@code main}: the way there, through
 * builder and configuration, loads a hundred more classes and asks this JVM by reflection for
 * things that a decoration does not use.
 */
public final class ClassWeaver implements ClassFileWeaver {
  static {
    register();
  }

  private final ClassFiles classFiles = new ClassFiles();

  /** For classes that a decoration never adds. */
  private final AuxiliaryType.NamingStrategy unused =
      new AuxiliaryType.NamingStrategy.Suffixing("unused");

  @SuppressWarnings("unchecked") // the weaver's loader is one, see there
  private static void register() {
    if (ClassWeaver.class.getClassLoader() instanceof Consumer) {
      ((Consumer<Object>) ClassWeaver.class.getClassLoader()).accept(new ClassWeaver());
    }
  }

  @Override
  public byte[] weave(byte[] classFile, ClassPlan plan) {
    String name = plan.type.replace('/', '.');
    byte[] woven =
        TypeWriter.Default.forDecoration(
                new NamedType(name),
                ClassFileVersion.JAVA_V17,
                Collections.emptyList(),
                Collections.emptyList(),
                TypeAttributeAppender.NoOp.INSTANCE,
                new PlannedCalls(plan),
                AnnotationValueFilter.Default.APPEND_DEFAULTS,
                AnnotationRetention.ENABLED,
                unused,
                Implementation.Context.Disabled.Factory.INSTANCE,
                TypeValidation.DISABLED,
                classFiles,
                classFiles,
                TypePool.Empty.INSTANCE,
                ClassFileLocator.Simple.of(name, ClassFiles.readable(classFile)))
            .make(TypeResolutionStrategy.Passive.INSTANCE)
            .getBytes();
    return ClassFiles.restored(woven, classFile);
  }
}
