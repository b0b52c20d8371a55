package io.unclosed.agent.weave;

import io.unclosed.agent.kind.Kinds;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import sun.nio.ch.UnclosedPort;

/** Writes calls of the gate for one class of a declared type. */
final class GateCall {
  private static final String GATE = "java/nio/channels/UnclosedGate";

  private final String className;
  private final int kind;
  private final long key;

  /**
   * Writes nothing yet.
   *
   * @param type as class files write it
   */
  GateCall(String type, Declared declared, long key) {
    this.className = type.replace('/', '.');
    this.kind = Kinds.CUSTOM | declared.code << UnclosedPort.DECLARED_SHIFT;
    this.key = key;
  }

  /** This object was made, if it is of this very class. */
  void made(MethodVisitor out) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    // Its name and not the class: old class files have no such constant.
    out.visitLdcInsn(className);
    objects(out, UnclosedPort.OBJECT_TAKEN);
  }

  /** It was made with what is in that local. */
  void given(MethodVisitor out, int local) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitVarInsn(Opcodes.ALOAD, local);
    objects(out, UnclosedPort.OBJECT_GIVEN);
  }

  /** This object is about to be closed. */
  void closing(MethodVisitor out) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitInsn(Opcodes.LCONST_0);
    say(out, UnclosedPort.OBJECT_RETURNING, "object", "(Ljava/lang/Object;JIIJ)V");
  }

  private void objects(MethodVisitor out, int verb) {
    say(out, verb, "objects", "(Ljava/lang/Object;Ljava/lang/Object;IIJ)V");
  }

  private void say(MethodVisitor out, int verb, String name, String descriptor) {
    out.visitIntInsn(Opcodes.BIPUSH, verb);
    out.visitIntInsn(Opcodes.SIPUSH, kind);
    out.visitLdcInsn(key);
    out.visitMethodInsn(Opcodes.INVOKESTATIC, GATE, name, descriptor, false);
  }
}
