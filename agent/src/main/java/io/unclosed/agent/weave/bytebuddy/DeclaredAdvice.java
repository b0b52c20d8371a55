package io.unclosed.agent.weave.bytebuddy;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.not;

import io.unclosed.agent.kind.Kinds;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.matcher.ElementMatcher;
import sun.nio.ch.UnclosedEvents;

/** The advice for classes of one declared type. No field and no method is added by it. */
final class DeclaredAdvice {
  private final AsmVisitorWrapper made;
  private final AsmVisitorWrapper failed;
  private final AsmVisitorWrapper closing;

  DeclaredAdvice(Declared declared, long key) {
    int kind = Kinds.CUSTOM | declared.code << UnclosedEvents.DECLARED_SHIFT;
    Advice.WithCustomMapping advice =
        Advice.withCustomMapping().bind(DeclaredKind.class, kind).bind(GateKey.class, key);
    ClassFileLocator own = ClassFileLocator.ForClassLoader.of(TellsMade.class.getClassLoader());
    made = advice.to(TellsMade.class, own).on(isConstructor());
    failed =
        new AsmVisitorWrapper.ForDeclaredMethods()
            .constructor(isConstructor(), new TakesBackAtFailure(kind, key))
            .readerFlags(ClassReader.EXPAND_FRAMES)
            .writerFlags(ClassWriter.COMPUTE_MAXS);
    ElementMatcher.Junction<MethodDescription> closers = not(isStatic());
    closing = advice.to(TellsClosing.class, own).on(closers.and(closesBy(declared)));
  }

  private static ElementMatcher<MethodDescription> closesBy(Declared declared) {
    return method -> declared.isClosedBy(method.getInternalName(), method.getDescriptor());
  }

  /** For a class of the type. */
  DynamicType.Builder<?> makesAndCloses(DynamicType.Builder<?> builder) {
    // The first is next to the class file: its handler is around all that the others add.
    return closes(builder.visit(failed).visit(made));
  }

  /** For a class outside the type that closes objects of it. */
  DynamicType.Builder<?> closes(DynamicType.Builder<?> builder) {
    return builder.visit(closing);
  }
}
