package io.unclosed.agent.weave.bytebuddy;

import java.util.Collections;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Byte Buddy's agent builder, with all turned off that would define a class elsewhere. From JDK 24
 * on that prints warnings about {@code sun.misc.Unsafe}; the public constructor does so before it
 * can be told otherwise, but for a system property, which the application's own Byte Buddy would
 * read too.
 *
 * <p>What is woven is decorated: no field or method is added, so that loaded classes can be
 * retransformed, and of a class only its own methods are looked at.
 */
final class QuietAgentBuilder extends AgentBuilder.Default {
  QuietAgentBuilder(Listener listener, LocationStrategy classFiles, RawMatcher ignored) {
    super(
        byteBuddy(),
        listener,
        new CircularityLock.Default(),
        PoolStrategy.Default.FAST,
        TypeStrategy.Default.DECORATE,
        classFiles,
        ClassFileLocator.NoOp.INSTANCE,
        NativeMethodStrategy.Disabled.INSTANCE,
        WarmupStrategy.NoOp.INSTANCE,
        TransformerDecorator.NoOp.INSTANCE,
        InitializationStrategy.NoOp.INSTANCE,
        RedefinitionStrategy.RETRANSFORMATION,
        RedefinitionStrategy.DiscoveryStrategy.SinglePass.INSTANCE,
        RedefinitionStrategy.BatchAllocator.ForTotal.INSTANCE,
        RedefinitionStrategy.Listener.NoOp.INSTANCE,
        null, // how to resubmit failed classes: not accessible from here, and not used by makeRaw()
        InjectionStrategy.Disabled.INSTANCE,
        LambdaInstrumentationStrategy.DISABLED,
        DescriptionStrategy.Default.POOL_ONLY,
        FallbackStrategy.Simple.DISABLED,
        ClassFileBufferStrategy.Default.RETAINING,
        InstallationListener.NoOp.INSTANCE,
        ignored,
        Collections.emptyList());
  }

  static ByteBuddy byteBuddy() {
    return new ByteBuddy(ClassFileVersion.JAVA_V17)
        .with(TypeValidation.DISABLED)
        .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
        .ignore(ElementMatchers.none());
  }
}
