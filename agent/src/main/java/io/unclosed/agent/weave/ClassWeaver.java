package io.unclosed.agent.weave;

import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Weaves one class by its plan. */
final class ClassWeaver extends ClassVisitor {
  private final ClassPlan plan;

  private ClassWeaver(ClassVisitor next, ClassPlan plan) {
    super(Opcodes.ASM9, next);
    this.plan = plan;
  }

  /** The woven class file. Methods without a join point are copied as they are. */
  static byte[] weave(byte[] classFile, ClassPlan plan) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new ClassWeaver(writer, plan), 0);
    return writer.toByteArray();
  }

  @Override
  public FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    plan.fields.put(name, descriptor);
    return super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    List<PlannedPoint> points = plan.in(name);
    boolean hasCode = (access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) == 0;
    if (points == null || !hasCode) {
      return next;
    }
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    return new MethodWeaver(next, new HookCall(next, plan, isStatic, descriptor), points);
  }
}
