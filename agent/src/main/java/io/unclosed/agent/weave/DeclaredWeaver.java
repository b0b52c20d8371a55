package io.unclosed.agent.weave;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Weaves one class of a declared type: its constructors and what closes it. */
final class DeclaredWeaver extends ClassVisitor {
  private final String type;
  private final Declared declared;
  private final GateCall call;
  private final boolean makes;

  private DeclaredWeaver(
      ClassVisitor next, String type, Declared declared, long key, boolean makes) {
    super(Opcodes.ASM9, next);
    this.type = type;
    this.declared = declared;
    this.call = new GateCall(type, declared, key);
    this.makes = makes;
  }

  /**
   * The woven class file. No field and no method is added, so that loaded classes can be woven.
   *
   * @param key the gate's
   * @param makes whether what it makes counts; otherwise only what it closes
   */
  static byte[] weave(ClassReader file, Declared declared, long key, boolean makes) {
    ClassWriter writer = new ClassWriter(file, ClassWriter.COMPUTE_MAXS);
    file.accept(
        new DeclaredWeaver(writer, file.getClassName(), declared, key, makes),
        ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    int without = Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC;
    if ((access & without) != 0) {
      return next;
    }
    if (makes && name.equals("<init>")) {
      return new ConstructorWeaver(next, type, descriptor, call);
    }
    return declared.isClosedBy(name, descriptor) ? new CloserWeaver(next, call) : next;
  }

  /**
   * On entry: what closes twice, or closes its superclass too, is told of twice and counts once.
   */
  private static final class CloserWeaver extends MethodVisitor {
    private final GateCall call;

    CloserWeaver(MethodVisitor next, GateCall call) {
      super(Opcodes.ASM9, next);
      this.call = call;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      call.closing(mv);
    }
  }
}
