package io.unclosed.agent.weave.bytebuddy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;
import org.junit.jupiter.api.Test;
import sun.nio.ch.UnclosedEvents;

class DeclaredAdviceTest {
  private static final String MADE = "objects " + UnclosedEvents.OBJECT_TAKEN;
  private static final String GIVEN = "objects " + UnclosedEvents.OBJECT_GIVEN;
  private static final String CLOSING = "object " + UnclosedEvents.OBJECT_RETURNING;
  private static final String SELF = DeclaredAdviceTest.class.getName() + "$";

  /** A type to be declared, with what can be said of it. */
  static class Lease implements AutoCloseable {
    final Object given;

    Lease(Object given) {
      this.given = given;
    }

    Lease(int count, Object given) {
      this(count > 0 ? given : new Lease(given));
    }

    @Override
    public void close() {}

    public void close(int why) {
      throw new IllegalStateException("" + why);
    }

    static void close(String name) {
      throw new IllegalStateException(name);
    }
  }

  private static Declared lease(String item) {
    return Declared.of(List.of(item))[0];
  }

  private static TypeDescription describe(String type) {
    return TypePool.Default.ofSystemLoader().describe(type).resolve();
  }

  private static byte[] woven(String type, byte[] file, Declared declared, boolean makes) {
    ClassFileLocator files =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(type, file),
            ClassFileLocator.ForClassLoader.ofSystemLoader());
    DynamicType.Builder<?> builder =
        QuietAgentBuilder.byteBuddy()
            .decorate(TypePool.Default.of(files).describe(type).resolve(), files);
    DeclaredAdvice advice = new DeclaredAdvice(declared, 7);
    return (makes ? advice.makesAndCloses(builder) : advice.closes(builder)).make().getBytes();
  }

  private static byte[] wovenLease(boolean makes) throws Exception {
    String file = "/" + (SELF + "Lease").replace('.', '/').concat(".class");
    try (InputStream in = DeclaredAdviceTest.class.getResourceAsStream(file)) {
      return woven(SELF + "Lease", in.readAllBytes(), lease("a.Lease"), makes);
    }
  }

  /** What a method tells, in order: the verbs' and methods' names. */
  private static List<String> calls(byte[] woven, String name, String descriptor) {
    List<String> calls = new ArrayList<>();
    new ClassReader(woven)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String method, String words, String generics, String[] thrown) {
                return !method.equals(name) || !words.equals(descriptor)
                    ? null
                    : new MethodVisitor(Opcodes.ASM9) {
                      /** The first number before the call. */
                      private int number;

                      @Override
                      public void visitIntInsn(int opcode, int operand) {
                        number = number == 0 ? operand : number;
                      }

                      @Override
                      public void visitMethodInsn(
                          int opcode, String owner, String called, String of, boolean face) {
                        if (owner.endsWith("UnclosedGate")) {
                          calls.add(called + " " + number);
                          number = 0;
                        }
                      }
                    };
              }
            },
            0);
    return calls;
  }

  @Test
  void constructorsAndClose_tell_andNothingElseDoes() throws Exception {
    byte[] woven = wovenLease(true);

    assertThat(calls(woven, "<init>", "(Ljava/lang/Object;)V")).containsExactly(MADE, GIVEN);
    // It delegates, and takes back at a failure.
    assertThat(calls(woven, "<init>", "(ILjava/lang/Object;)V"))
        .containsExactly(MADE, GIVEN, CLOSING);
    assertThat(calls(woven, "close", "()V")).containsExactly(CLOSING);
    assertThat(calls(woven, "close", "(I)V")).isEmpty();
    assertThat(calls(woven, "close", "(Ljava/lang/String;)V")).isEmpty();
  }

  @Test
  void closerOnly_leavesConstructorsAlone() throws Exception {
    byte[] woven = wovenLease(false);

    assertThat(calls(woven, "<init>", "(Ljava/lang/Object;)V")).isEmpty();
    assertThat(calls(woven, "close", "()V")).hasSize(1);
  }

  @Test
  void wovenClass_verifies_andWorks() throws Exception {
    byte[] woven = wovenLease(true);

    assertThat(verified(SELF + "Lease", woven)).isTrue();
  }

  /** What a compiler may do with a parameter's local: another type in it, or a frame without it. */
  @Test
  void parameterThatWasStoredOver_isToldAsItWasGiven() throws Exception {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "a/Odd", null, "java/lang/Object", null);
    MethodVisitor out =
        writer.visitMethod(0, "<init>", "(Ljava/util/List;Ljava/util/Map;I)V", null, null);
    out.visitCode();
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    out.visitInsn(Opcodes.ICONST_1);
    out.visitVarInsn(Opcodes.ISTORE, 1);
    Label there = new Label();
    out.visitVarInsn(Opcodes.ILOAD, 3);
    out.visitJumpInsn(Opcodes.IFEQ, there);
    out.visitInsn(Opcodes.RETURN);
    out.visitLabel(there);
    Object[] locals = {"a/Odd", Opcodes.INTEGER, Opcodes.TOP, Opcodes.INTEGER};
    out.visitFrame(Opcodes.F_NEW, 4, locals, 0, new Object[0]);
    out.visitInsn(Opcodes.RETURN);
    out.visitMaxs(0, 0);
    out.visitEnd();
    writer.visitEnd();

    byte[] woven = woven("a.Odd", writer.toByteArray(), lease("a.Odd"), true);

    assertThat(calls(woven, "<init>", "(Ljava/util/List;Ljava/util/Map;I)V"))
        .containsExactly(MADE, GIVEN);
    assertThat(verified("a.Odd", woven)).isTrue();
  }

  /** Linked by the verifier; the gate is not called. */
  private static boolean verified(String name, byte[] woven) throws Exception {
    ClassLoader loader =
        new ClassLoader(DeclaredAdviceTest.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String wanted, boolean resolve)
              throws ClassNotFoundException {
            return wanted.equals(name)
                ? defineClass(name, woven, 0, woven.length)
                : super.loadClass(wanted, resolve);
          }
        };
    return Class.forName(name, true, loader).getClassLoader() == loader;
  }

  @Test
  void itemsOfTheOption_areTypesWithTheirClosers() {
    Declared[] all =
        Declared.of(List.of("com.acme.Lease", "com.acme.Cursor#close#release", "jdbc"));

    assertThat(all).hasSize(5);
    assertThat(all[0].isClosedBy("close", "()V")).isTrue();
    assertThat(all[0].isClosedBy("close", "(I)V")).isFalse();
    assertThat(all[1].isClosedBy("release", "(I)Z")).isTrue();
    assertThat(all[1].isClosedBy("close", "()V")).isTrue();
    assertThat(all[2].isClosedBy("abort", "(Ljava/util/concurrent/Executor;)V")).isTrue();
    assertThat(all[3].code).isEqualTo(UnclosedEvents.DECLARED_JDBC + 1);
    assertThat(Declared.named(all, "com.acme.Cursor")).isSameAs(all[1]);
    assertThat(Declared.named(all, "com.acme.Other")).isNull();
  }

  @Test
  void supertypes_areFoundInFiles_withoutLoadingThem() throws Exception {
    Hierarchy hierarchy = new Hierarchy(Declared.of(List.of("java.util.AbstractList#clear")));
    ClassLoader loader = DeclaredAdviceTest.class.getClassLoader();

    assertThat(hierarchy.of(loader, describe("java.util.ArrayList"))).isNotNull();
    assertThat(hierarchy.of(loader, describe("java.util.Stack"))).isNotNull();
    assertThat(hierarchy.of(java.util.ArrayList.class)).isNotNull();
    assertThat(hierarchy.of(loader, describe("java.util.HashMap"))).isNull();
    assertThat(hierarchy.of(loader, describe(SELF + "Lease"))).isNull();
  }
}
