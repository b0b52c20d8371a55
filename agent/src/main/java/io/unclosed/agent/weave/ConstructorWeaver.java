package io.unclosed.agent.weave;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Has a constructor tell at its normal exits that the object is made, and what it was given.
 *
 * <p>A superclass's constructor tells too, with another class name; the ledger counts the object's
 * own class alone. A constructor that delegates to another of its class, and fails after that,
 * takes back what the other told.
 *
 * <p>What was given is read from the parameters' locals at the exit, where a compiler may have put
 * something else by then. So their use is followed: what was stored over, or what a frame of the
 * method no longer knows to be a reference, is not read.
 */
final class ConstructorWeaver extends MethodVisitor {
  private static final Object[] THROWN = {"java/lang/Throwable"};

  private final String type;
  private final GateCall call;

  /** By local: whether it holds a parameter that may be told of. */
  private final boolean[] parameters;

  private final boolean[] readable;
  private final Label delegated = new Label();
  private boolean delegates;

  /** Objects of the own class that were made for arguments and are not initialized yet. */
  private int others;

  private boolean thisStoredOver;

  ConstructorWeaver(MethodVisitor next, String type, String descriptor, GateCall call) {
    super(Opcodes.ASM9, next);
    this.type = type;
    this.call = call;
    Type[] types = Type.getArgumentTypes(descriptor);
    int size = 1;
    for (Type parameter : types) {
      size += parameter.getSize();
    }
    parameters = new boolean[size];
    int local = 1;
    for (Type parameter : types) {
      parameters[local] = mayBeDeclared(parameter);
      local += parameter.getSize();
    }
    readable = parameters.clone();
  }

  private static boolean mayBeDeclared(Type type) {
    return type.getSort() == Type.OBJECT
        && (!type.getInternalName().startsWith("java/lang/")
            || type.getInternalName().equals("java/lang/Object")
            || type.getInternalName().equals("java/lang/AutoCloseable"));
  }

  @Override
  public void visitTypeInsn(int opcode, String of) {
    others += opcode == Opcodes.NEW && of.equals(type) ? 1 : 0;
    super.visitTypeInsn(opcode, of);
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
  public void visitVarInsn(int opcode, int local) {
    super.visitVarInsn(opcode, local);
    if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
      storedOver(local);
      if (opcode == Opcodes.LSTORE || opcode == Opcodes.DSTORE) {
        storedOver(local + 1);
      }
    }
  }

  private void storedOver(int local) {
    thisStoredOver |= local == 0;
    if (local < readable.length) {
      readable[local] = false;
    }
  }

  @Override
  public void visitFrame(
      int kind, int locals, Object @Nullable [] local, int stacked, Object @Nullable [] stack) {
    super.visitFrame(kind, locals, local, stacked, stack);
    int at = 0;
    for (int i = 0; i < locals && local != null; i++) {
      if (at < readable.length) {
        readable[at] = parameters[at] && local[i] instanceof String;
      }
      at += Opcodes.LONG.equals(local[i]) || Opcodes.DOUBLE.equals(local[i]) ? 2 : 1;
    }
    while (at < readable.length) {
      readable[at++] = false;
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.RETURN && !thisStoredOver) {
      call.made(mv);
      for (int local = 1; local < readable.length; local++) {
        if (readable[local]) {
          call.given(mv, local);
        }
      }
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    if (delegates && !thisStoredOver) {
      Label end = new Label();
      // Last in the table: the constructor's own handlers come first.
      super.visitTryCatchBlock(delegated, end, end, "java/lang/Throwable");
      super.visitLabel(end);
      super.visitFrame(Opcodes.F_NEW, 1, new Object[] {type}, 1, THROWN);
      call.closing(mv);
      super.visitInsn(Opcodes.ATHROW);
    }
    super.visitMaxs(maxStack, maxLocals);
  }
}
