package io.unclosed.agent.weave.bytebuddy;

import io.unclosed.agent.weave.ClassPlan;
import io.unclosed.agent.weave.PlannedPoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Has the planned calls written into one class, while Byte Buddy copies it.
 *
 * <p>Not {@code AsmVisitorWrapper.ForDeclaredMethods}: that asks a method graph, which for the sake
 * of the start is empty, and then passes by every virtual method without a word.
 */
final class PlannedCalls implements AsmVisitorWrapper {
  private final ClassPlan plan;

  PlannedCalls(ClassPlan plan) {
    this.plan = plan;
  }

  // The greatest stack is computed; frames never: that would load the classes they name.
  @Override
  public int mergeWriter(int flags) {
    return flags | ClassWriter.COMPUTE_MAXS;
  }

  @Override
  public int mergeReader(int flags) {
    return flags;
  }

  @Override
  public ClassVisitor wrap(
      TypeDescription type,
      ClassVisitor next,
      Implementation.Context context,
      TypePool pool,
      FieldList<FieldDescription.InDefinedShape> fields,
      MethodList<?> methods,
      int writerFlags,
      int readerFlags) {
    return new Members(next, plan);
  }

  private static final class Members extends ClassVisitor {
    private final ClassPlan plan;

    /** Descriptors by name, as they are read: fields come before methods. */
    private final Map<String, String> fields = new HashMap<>();

    Members(ClassVisitor next, ClassPlan plan) {
      super(Opcodes.ASM9, next);
      this.plan = plan;
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      fields.put(name, descriptor);
      return super.visitField(access, name, descriptor, signature, value);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      List<PlannedPoint> points = plan.in(name);
      boolean hasCode = (access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) == 0;
      if (next == null || points == null || !hasCode) {
        return next;
      }
      boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
      return new MethodWeaver(next, new HookCall(next, plan, fields, isStatic, descriptor), points);
    }
  }
}
