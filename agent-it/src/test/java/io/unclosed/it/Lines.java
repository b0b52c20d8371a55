package io.unclosed.it;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** On which lines a method's statements stand, as its class file says. */
final class Lines {
  private Lines() {}

  /**
   * A method's line as a frame.
   *
   * @param method class and method, the only one of its name
   * @param index of the line in its body, from 0; -1 for the last
   */
  static String frame(String method, int index) {
    int dot = method.lastIndexOf('.');
    String type = method.substring(0, dot);
    List<Integer> lines = of(type, method.substring(dot + 1));
    int line = lines.get(index < 0 ? lines.size() - 1 : index);
    String file = type.substring(type.lastIndexOf('.') + 1).replaceAll("\\$.*", "") + ".java";
    return method + "(" + file + ":" + line + ")";
  }

  private static List<Integer> of(String type, String method) {
    List<Integer> lines = new ArrayList<>();
    try (InputStream in =
        Lines.class.getResourceAsStream("/" + type.replace('.', '/') + ".class")) {
      new ClassReader(in).accept(new LinesOf(method, lines), ClassReader.SKIP_FRAMES);
    } catch (IOException e) {
      throw new AssertionError(type, e);
    }
    return lines.stream().distinct().toList();
  }

  private static final class LinesOf extends ClassVisitor {
    private final String method;
    private final List<Integer> lines;

    LinesOf(String method, List<Integer> lines) {
      super(Opcodes.ASM9);
      this.method = method;
      this.lines = lines;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      if (!name.equals(method)) {
        return null;
      }
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitLineNumber(int line, Label start) {
          lines.add(line);
        }
      };
    }
  }
}
