package io.unclosed.agent.weave.bytebuddy;

import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;
import sun.nio.ch.UnclosedEvents;

/**
 * Has a constructor that delegates to another of its class, and fails after that, take back what
 * the other told.
 *
 * <p>Not an advice: Byte Buddy's cannot catch what is thrown in a constructor, since a handler
 * around the whole of it would see an object that is not initialized. Behind the delegation it is.
 */
final class TakesBackAtFailure
    implements AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper {
  private static final String GATE = "java/nio/channels/UnclosedGate";
  private static final String THROWABLE = "java/lang/Throwable";

  private final int kind;
  private final long key;

  TakesBackAtFailure(int kind, long key) {
    this.kind = kind;
    this.key = key;
  }

  @Override
  public MethodVisitor wrap(
      TypeDescription type,
      MethodDescription constructor,
      MethodVisitor next,
      Implementation.Context context,
      TypePool pool,
      int writerFlags,
      int readerFlags) {
    return new Constructor(next, type.getInternalName());
  }

  private final class Constructor extends MethodVisitor {
    private final String type;
    private final Label delegated = new Label();
    private boolean delegates;

    /** Objects of the own class that were made for arguments and are not initialized yet. */
    private int others;

    private boolean thisStoredOver;

    Constructor(MethodVisitor next, String type) {
      super(Opcodes.ASM9, next);
      this.type = type;
    }

    @Override
    public void visitTypeInsn(int opcode, String of) {
      others += opcode == Opcodes.NEW && of.equals(type) ? 1 : 0;
      super.visitTypeInsn(opcode, of);
    }

    @Override
    public void visitVarInsn(int opcode, int local) {
      thisStoredOver |= local == 0 && opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
      super.visitVarInsn(opcode, local);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      if (opcode != Opcodes.INVOKESPECIAL || !name.equals("<init>") || !owner.equals(type)) {
        return;
      }
      if (others > 0) {
        others--;
      } else if (!delegates) {
        delegates = true;
        super.visitLabel(delegated);
      }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      if (delegates && !thisStoredOver) {
        Label end = new Label();
        // Last in the table: the constructor's own handlers come first.
        super.visitTryCatchBlock(delegated, end, end, THROWABLE);
        super.visitLabel(end);
        super.visitFrame(Opcodes.F_NEW, 1, new Object[] {type}, 1, new Object[] {THROWABLE});
        super.visitVarInsn(Opcodes.ALOAD, 0);
        super.visitInsn(Opcodes.LCONST_0);
        super.visitIntInsn(Opcodes.BIPUSH, UnclosedEvents.OBJECT_RETURNING);
        super.visitLdcInsn(kind);
        super.visitLdcInsn(key);
        String words = "(Ljava/lang/Object;JIIJ)V";
        super.visitMethodInsn(Opcodes.INVOKESTATIC, GATE, "object", words, false);
        super.visitInsn(Opcodes.ATHROW);
      }
      super.visitMaxs(maxStack, maxLocals);
    }
  }
}
