package io.unclosed.agent.weave.bytebuddy;

import io.unclosed.agent.kind.JoinPoint;
import io.unclosed.agent.kind.JoinPoint.Operand;
import io.unclosed.agent.weave.ClassPlan;
import io.unclosed.agent.weave.PlannedPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Writes calls of the hook into one method: brings the operands into place and leaves the stack as
 * it was.
 */
final class HookCall {
  private static final String HOOK = "sun/nio/ch/UnclosedHook";
  private static final String GATE = "java/nio/channels/UnclosedGate";

  private final MethodVisitor out;
  private final ClassPlan plan;
  private final Map<String, String> fields;
  private final boolean isStatic;
  private final Type[] parameters;

  HookCall(
      MethodVisitor out,
      ClassPlan plan,
      Map<String, String> fields,
      boolean isStatic,
      String descriptor) {
    this.out = out;
    this.plan = plan;
    this.fields = fields;
    this.isStatic = isStatic;
    this.parameters = Type.getArgumentTypes(descriptor);
  }

  void probeStack() {
    invoke("probeStack", "()V");
  }

  /** Tells receiver, arguments or fields, as the point's operand says. */
  void tellLocals(PlannedPoint planned) {
    JoinPoint point = planned.point;
    switch (point.operand()) {
      case NOTHING:
        out.visitInsn(Opcodes.LCONST_0);
        numbers(planned);
        break;
      case THIS:
        out.visitVarInsn(Opcodes.ALOAD, 0);
        out.visitInsn(Opcodes.LCONST_0);
        object(planned);
        break;
      case ARGUMENT:
        loadArgument(point.argument());
        tellLoaded(planned, parameters[point.argument()]);
        break;
      case FIELD:
        tellLoaded(planned, loadField(point.field()));
        break;
      case THIS_AND_FIELD:
        out.visitVarInsn(Opcodes.ALOAD, 0);
        widen(loadField(point.field()));
        object(planned);
        break;
      case THIS_AND_ARGUMENT:
        out.visitVarInsn(Opcodes.ALOAD, 0);
        loadArgument(point.argument());
        tellBoth(planned, parameters[point.argument()]);
        break;
      case TWO_ARGUMENTS:
        tellTwoArguments(planned);
        break;
      case CALL:
        loadCall(point.call());
        numbers(planned);
        break;
      case CALL_AND_ARGUMENT:
        loadCall(point.call());
        loadArgument(point.argument());
        widen(parameters[point.argument()]);
        say("numbers", "(JJII)V", planned);
        break;
    }
  }

  private void tellTwoArguments(PlannedPoint planned) {
    int index = planned.point.argument();
    boolean objects = parameters[index].getSort() >= Type.ARRAY;
    for (int i = index; i <= index + 1; i++) {
      loadArgument(i);
      if (!objects) {
        widen(parameters[i]);
      }
    }
    if (objects) {
      objects(planned);
    } else {
      say("numbers", "(JJII)V", planned);
    }
  }

  /** Tells the object on top of the stack, and the receiver where the point says so. */
  void tellTopObject(PlannedPoint planned) {
    out.visitInsn(Opcodes.DUP);
    if (planned.point.operand() == Operand.THIS) {
      out.visitVarInsn(Opcodes.ALOAD, 0);
    } else {
      out.visitInsn(Opcodes.ACONST_NULL);
    }
    objects(planned);
  }

  /** Tells the last argument of a call that comes next, or its receiver where it has none. */
  void tellLastArgument(PlannedPoint planned, String descriptor) {
    Type[] arguments = Type.getArgumentTypes(descriptor);
    if (arguments.length == 0 || planned.point.operand() == Operand.THIS) {
      tellTopObject(planned);
      return;
    }
    Type last = arguments[arguments.length - 1];
    duplicate(last);
    tellLoaded(planned, last);
  }

  /**
   * Tells the number on top of the stack, which a call gave or which will be returned, and an
   * argument or a call of this method's object where the point names one.
   */
  void tellResult(PlannedPoint planned, Type result) {
    duplicate(result);
    widen(result);
    if (planned.point.operand() == Operand.ARGUMENT) {
      loadArgument(planned.point.argument());
      widen(parameters[planned.point.argument()]);
      say("numbers", "(JJII)V", planned);
    } else if (planned.point.operand() == Operand.CALL) {
      loadCall(planned.point.call());
      say("numbers", "(JJII)V", planned);
    } else {
      numbers(planned);
    }
  }

  /** Tells the number that a method gives of the object on top of the stack. */
  void tellCallOfResult(PlannedPoint planned, Type result) {
    out.visitInsn(Opcodes.DUP);
    String name = planned.point.call();
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, result.getInternalName(), name, "()I", false);
    out.visitInsn(Opcodes.I2L);
    numbers(planned);
  }

  /**
   * Tells what a call gave together with its only argument, whose duplicate stands below the
   * result.
   */
  void tellResultAndArgument(PlannedPoint planned, Type result) {
    if (result.getSort() == Type.VOID) {
      out.visitInsn(Opcodes.LCONST_0);
      object(planned);
      return;
    }
    // argument, result -> result, argument, result
    out.visitInsn(result.getSize() == 2 ? Opcodes.DUP2_X1 : Opcodes.DUP_X1);
    widen(result);
    // ... argument, RESULT -> ... RESULT, argument
    out.visitInsn(Opcodes.DUP2_X1);
    out.visitInsn(Opcodes.POP2);
    out.visitInsn(Opcodes.I2L);
    say("numbers", "(JJII)V", planned);
  }

  /** The method's parameters as the locals of a frame. */
  Object[] parameterFrame() {
    List<Object> locals = new ArrayList<>();
    if (!isStatic) {
      locals.add(plan.type);
    }
    for (Type parameter : parameters) {
      locals.add(frameElement(parameter));
    }
    return locals.toArray();
  }

  private static Object frameElement(Type type) {
    return switch (type.getSort()) {
      case Type.LONG -> Opcodes.LONG;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.ARRAY -> type.getDescriptor();
      case Type.OBJECT -> type.getInternalName();
      default -> Opcodes.INTEGER;
    };
  }

  private void loadArgument(int index) {
    int local = isStatic ? 0 : 1;
    for (int i = 0; i < index; i++) {
      local += parameters[i].getSize();
    }
    out.visitVarInsn(parameters[index].getOpcode(Opcodes.ILOAD), local);
  }

  private void loadCall(String name) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, plan.type, name, "()I", false);
    out.visitInsn(Opcodes.I2L);
  }

  private Type loadField(String name) {
    String descriptor = fields.get(name);
    if (descriptor == null) {
      throw new IllegalStateException(plan.type.concat(" has no field ").concat(name));
    }
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitFieldInsn(Opcodes.GETFIELD, plan.type, name, descriptor);
    return Type.getType(descriptor);
  }

  private void tellLoaded(PlannedPoint planned, Type type) {
    if (type.getSort() >= Type.ARRAY) {
      out.visitInsn(Opcodes.LCONST_0);
      object(planned);
    } else {
      widen(type);
      numbers(planned);
    }
  }

  private void tellBoth(PlannedPoint planned, Type second) {
    if (second.getSort() >= Type.ARRAY) {
      objects(planned);
    } else {
      widen(second);
      object(planned);
    }
  }

  private void duplicate(Type type) {
    out.visitInsn(type.getSize() == 2 ? Opcodes.DUP2 : Opcodes.DUP);
  }

  private void widen(Type type) {
    if (type.getSize() == 1) {
      out.visitInsn(Opcodes.I2L);
    }
  }

  private void numbers(PlannedPoint planned) {
    out.visitInsn(Opcodes.LCONST_0);
    say("numbers", "(JJII)V", planned);
  }

  private void object(PlannedPoint planned) {
    say("object", "(Ljava/lang/Object;JII)V", planned);
  }

  private void objects(PlannedPoint planned) {
    say("objects", "(Ljava/lang/Object;Ljava/lang/Object;II)V", planned);
  }

  private void say(String name, String descriptor, PlannedPoint planned) {
    out.visitIntInsn(Opcodes.BIPUSH, planned.point.event());
    out.visitIntInsn(Opcodes.BIPUSH, planned.kind);
    invoke(name, descriptor);
  }

  private void invoke(String name, String descriptor) {
    if (plan.key == 0) {
      out.visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, name, descriptor, false);
    } else {
      out.visitLdcInsn(plan.key);
      String keyed = descriptor.replace(")", "J)");
      out.visitMethodInsn(Opcodes.INVOKESTATIC, GATE, name, keyed, false);
    }
  }
}
