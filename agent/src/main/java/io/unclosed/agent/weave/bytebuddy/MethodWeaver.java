package io.unclosed.agent.weave.bytebuddy;

import io.unclosed.agent.kind.JoinPoint.Operand;
import io.unclosed.agent.kind.JoinPoint.Place;
import io.unclosed.agent.weave.PlannedPoint;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Finds the join points of one method while it is copied, and has the call of the hook inserted
 * there.
 *
 * <p>What is inserted is straight-line code that leaves operand stack and locals as they were, so
 * that no frame of the method changes and no local is added. The exceptions are {@link
 * Place#THROWN}, a handler around the whole method, and {@link Place#SAFE_EXIT}, one around the
 * inserted call: each with a frame of its own that knows no local but the parameters.
 */
final class MethodWeaver extends MethodVisitor {
  private final HookCall call;
  private final List<PlannedPoint> points;
  private final Label begin = new Label();
  private final Label swallow = new Label();
  private final boolean catches;
  private boolean swallows;

  MethodWeaver(MethodVisitor next, HookCall call, List<PlannedPoint> points) {
    super(Opcodes.ASM9, next);
    this.call = call;
    this.points = points;
    this.catches = next(Place.THROWN, "", 0) >= 0;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (catches) {
      super.visitLabel(begin);
    }
    for (int i = next(Place.ENTRY, "", 0); i >= 0; i = next(Place.ENTRY, "", i + 1)) {
      call.tellLocals(found(i));
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      for (int i = next(Place.SAFE_EXIT, "", 0); i >= 0; i = next(Place.SAFE_EXIT, "", i + 1)) {
        tellSafely(found(i));
      }
      for (int i = next(Place.EXIT, "", 0); i >= 0; i = next(Place.EXIT, "", i + 1)) {
        PlannedPoint planned = found(i);
        if (opcode == Opcodes.ARETURN && planned.point.operand() == Operand.NOTHING) {
          call.tellTopObject(planned);
        } else if (opcode == Opcodes.IRETURN && planned.point.operand() == Operand.CALL) {
          call.tellResult(planned, Type.INT_TYPE);
        } else {
          call.tellLocals(planned);
        }
      }
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    if (opcode == Opcodes.PUTFIELD) {
      for (int i = next(Place.BEFORE_SET, name, 0);
          i >= 0;
          i = next(Place.BEFORE_SET, name, i + 1)) {
        call.tellTopObject(found(i));
      }
    }
    super.visitFieldInsn(opcode, owner, name, descriptor);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    for (int i = next(Place.BEFORE_CALL, name, 0);
        i >= 0;
        i = next(Place.BEFORE_CALL, name, i + 1)) {
      if (points.get(i).point.operand() == Operand.CALL) {
        call.tellLocals(found(i));
      } else {
        call.tellLastArgument(found(i), descriptor);
      }
    }
    PlannedPoint open = only(Place.AROUND_OPEN, name);
    PlannedPoint around = only(Place.AROUND_CALL, name);
    if (open != null || around != null || only(Place.BEFORE_OPEN, name) != null) {
      call.probeStack();
    }
    if (around != null) {
      super.visitInsn(Opcodes.DUP);
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    if (open != null) {
      call.tellResult(open, Type.getReturnType(descriptor));
    }
    if (around != null) {
      call.tellResultAndArgument(around, Type.getReturnType(descriptor));
    }
    PlannedPoint after = only(Place.AFTER_CALL, name);
    if (after != null) {
      call.tellCallOfResult(after, Type.getReturnType(descriptor));
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    if (swallows) {
      handler(swallow);
      super.visitInsn(Opcodes.POP);
      super.visitInsn(Opcodes.RETURN);
    }
    if (catches) {
      Label end = new Label();
      // Last in the table: the method's own handlers come first.
      super.visitTryCatchBlock(begin, end, end, "java/lang/Throwable");
      handler(end);
      for (int i = next(Place.THROWN, "", 0); i >= 0; i = next(Place.THROWN, "", i + 1)) {
        call.tellTopObject(found(i));
      }
      super.visitInsn(Opcodes.ATHROW);
    }
    super.visitMaxs(maxStack, maxLocals);
  }

  private void tellSafely(PlannedPoint planned) {
    Label from = new Label();
    Label to = new Label();
    super.visitLabel(from);
    call.tellLocals(planned);
    super.visitLabel(to);
    super.visitTryCatchBlock(from, to, swallow, "java/lang/Throwable");
    swallows = true;
  }

  private void handler(Label label) {
    super.visitLabel(label);
    Object[] locals = call.parameterFrame();
    Object[] stack = {"java/lang/Throwable"};
    super.visitFrame(Opcodes.F_FULL, locals.length, locals, 1, stack);
  }

  private @Nullable PlannedPoint only(Place place, String target) {
    int i = next(place, target, 0);
    return i < 0 ? null : found(i);
  }

  private PlannedPoint found(int index) {
    PlannedPoint planned = points.get(index);
    planned.found++;
    return planned;
  }

  private int next(Place place, String target, int from) {
    for (int i = from; i < points.size(); i++) {
      PlannedPoint planned = points.get(i);
      if (planned.point.place() == place && planned.point.target().equals(target)) {
        return i;
      }
    }
    return -1;
  }
}
