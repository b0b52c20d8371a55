package io.unclosed.agent.weave.bytebuddy;

import static io.unclosed.agent.kind.JoinPoint.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.kind.JoinPoint;
import io.unclosed.agent.weave.ClassPlan;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** The bytes of a class file come out as they were, but for what was inserted. */
class ClassWeaverTest {
  private static final String TURNS = "io/unclosed/agent/weave/bytebuddy/TakesAllTurns";

  private static final class Loader extends ClassLoader {
    Loader() {
      super(ClassWeaverTest.class.getClassLoader());
    }

    Class<?> define(byte[] code) {
      return defineClass(null, code, 0, code.length);
    }
  }

  private static byte[] file(String type) throws IOException {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(type + ".class")) {
      return in.readAllBytes();
    }
  }

  private static byte[] woven(String type, byte[] file, JoinPoint... points) {
    Map<String, ClassPlan> plans = new HashMap<>();
    ClassPlan.add(plans, points, 3, 17);
    return new ClassWeaver().weave(file, plans.get(type));
  }

  /** What each number gives: the result, or the exception with its message and line. */
  private static List<String> outcomes(byte[] code) throws Exception {
    Class<?> type = new Loader().define(code);
    Object one = type.getConstructor().newInstance();
    List<String> outcomes = new ArrayList<>();
    for (int number = 0; number < 60; number++) {
      try {
        outcomes.add(
            (String) type.getMethod("go", int.class, String.class).invoke(one, number, "many"));
      } catch (InvocationTargetException e) {
        StackTraceElement at = e.getCause().getStackTrace()[0];
        outcomes.add(e.getCause().getMessage() + " in line " + at.getLineNumber());
      }
    }
    return outcomes;
  }

  @Test
  void codeOfEveryShape_goesAsBefore_andItsLinesStay() throws Exception {
    byte[] file = file(TURNS);
    byte[] woven =
        woven(
            TURNS,
            file,
            in(TURNS, "go").onEntry().withArgument(0).tells(1),
            in(TURNS, "go").opens("open0").tells(2),
            in(TURNS, "go").before("append").tells(3),
            in(TURNS, "go").onExit().withThis().tells(4),
            in(TURNS, "go").onThrow().tells(5),
            in(TURNS, "dense").opens("open0").tells(6),
            in(TURNS, "dense").onExit().withThis().tells(8),
            in(TURNS, "sparse").opens("open0").tells(9),
            in(TURNS, "sparse").onExit().withArgument(0).tells(10));

    assertThat(woven.length).isGreaterThan(file.length);
    List<String> before = outcomes(file);
    assertThat(before).anyMatch(one -> one.contains(" in line ")).doesNotHaveDuplicates();
    assertThat(outcomes(woven)).isEqualTo(before);
  }

  /** What is beside the code: counted by a library that reads class files another way. */
  private static Map<String, Integer> shape(byte[] file) {
    Map<String, Integer> shape = new HashMap<>();
    new ClassReader(file)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String method, String descriptor, String generics, String[] thrown) {
                String name = method + descriptor;
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitLineNumber(int line, Label start) {
                    shape.merge(name + " line " + line, 1, Integer::sum);
                  }

                  @Override
                  public void visitLocalVariable(
                      String local, String type, String of, Label start, Label end, int index) {
                    shape.merge(name + " local " + local + type + index, 1, Integer::sum);
                  }

                  @Override
                  public void visitJumpInsn(int opcode, Label label) {
                    shape.merge(name + " jump " + opcode, 1, Integer::sum);
                  }

                  @Override
                  public void visitVarInsn(int opcode, int local) {
                    if (opcode >= Opcodes.ISTORE) {
                      shape.merge(name + " store " + local, 1, Integer::sum);
                    }
                  }
                };
              }
            },
            0);
    return shape;
  }

  @Test
  void classesOfThisJdk_keepTheirLinesLocalsAndJumps() throws IOException {
    int compared = 0;
    for (ClassPlan plan : FindsJoinPoints.plans().values()) {
      try (InputStream in = ClassLoader.getSystemResourceAsStream(plan.type + ".class")) {
        if (in != null) {
          byte[] file = in.readAllBytes();
          byte[] woven = new ClassWeaver().weave(file, plan);
          assertThat(shape(woven)).as(plan.type).isEqualTo(shape(file));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(30);
  }

  @Test
  void classFileNewerThanIsKnown_isWovenAndKeepsItsVersion() throws Exception {
    byte[] file = file(TURNS);
    byte[] same = woven(TURNS, file.clone(), in(TURNS, "go").opens("open0").tells(2));
    file[7] = 120;
    byte[] newer = woven(TURNS, file.clone(), in(TURNS, "go").opens("open0").tells(2));

    assertThat(newer[7]).isEqualTo((byte) 120);
    newer[7] = same[7];
    assertThat(newer).isEqualTo(same);
  }
}
