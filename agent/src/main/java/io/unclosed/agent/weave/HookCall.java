package io.unclosed.agent.weave;

import io.unclosed.agent.kind.JoinPoint;
import io.unclosed.agent.kind.JoinPoint.Operand;

/**
 * Writes calls of the hook into one method, with their operands, and leaves the stack as it was.
 */
final class HookCall {
  private static final String HOOK = "sun/nio/ch/UnclosedHook";
  private static final String GATE = "java/nio/channels/UnclosedGate";
  private static final String NUMBERS = "(JJII)V";

  private final Code code;
  private final Operands operands;
  private final long key;

  /**
   * Writes nothing yet.
   *
   * @param key what opens the gate; 0 where the hook itself can be called
   */
  HookCall(Code code, Operands operands, long key) {
    this.code = code;
    this.operands = operands;
    this.key = key;
  }

  void opening() {
    invoke("opening", "()V");
  }

  /** Tells receiver, arguments or fields, as the point's operand says. */
  void tellLocals(PlannedPoint planned) {
    JoinPoint point = planned.point;
    switch (point.operand()) {
      case NOTHING:
        operands.nothing();
        numbers(planned);
        break;
      case THIS:
        operands.receiver();
        operands.nothing();
        object(planned);
        break;
      case ARGUMENT:
        tellLoaded(planned, operands.argument(point.argument()));
        break;
      case FIELD:
        tellLoaded(planned, operands.field(point.field()));
        break;
      case THIS_AND_FIELD:
        operands.receiver();
        operands.widen(operands.field(point.field()));
        object(planned);
        break;
      case THIS_AND_ARGUMENT:
        operands.receiver();
        tellBoth(planned, operands.argument(point.argument()));
        break;
      case TWO_ARGUMENTS:
        tellTwoArguments(planned);
        break;
      case CALL:
        operands.call(point.call());
        numbers(planned);
        break;
      case CALL_AND_ARGUMENT:
        operands.call(point.call());
        operands.widen(operands.argument(point.argument()));
        say("numbers", NUMBERS, planned);
        break;
    }
  }

  private void tellTwoArguments(PlannedPoint planned) {
    int index = planned.point.argument();
    String type = operands.argument(index);
    if (Descriptor.isObject(type)) {
      operands.argument(index + 1);
      objects(planned);
    } else {
      operands.widen(type);
      operands.widen(operands.argument(index + 1));
      say("numbers", NUMBERS, planned);
    }
  }

  /** Tells the object on top of the stack, and the receiver where the point says so. */
  void tellTopObject(PlannedPoint planned) {
    code.insn(Op.DUP);
    if (planned.point.operand() == Operand.THIS) {
      operands.receiver();
    } else {
      code.insn(Op.ACONST_NULL);
    }
    objects(planned);
  }

  /** Tells the last argument of a call that comes next, or its receiver where it has none. */
  void tellLastArgument(PlannedPoint planned, String descriptor) {
    String[] arguments = Descriptor.parameters(descriptor);
    if (arguments.length == 0 || planned.point.operand() == Operand.THIS) {
      tellTopObject(planned);
      return;
    }
    String last = arguments[arguments.length - 1];
    operands.duplicate(last);
    tellLoaded(planned, last);
  }

  /**
   * Tells the number on top of the stack, which a call gave or which will be returned, and an
   * argument or a call of this method's object where the point names one.
   */
  void tellResult(PlannedPoint planned, String result) {
    JoinPoint point = planned.point;
    operands.duplicate(result);
    operands.widen(result);
    if (point.operand() == Operand.ARGUMENT) {
      operands.widen(operands.argument(point.argument()));
      say("numbers", NUMBERS, planned);
    } else if (point.operand() == Operand.CALL) {
      operands.call(point.call());
      say("numbers", NUMBERS, planned);
    } else {
      numbers(planned);
    }
  }

  /** Tells the number that a method gives of the object on top of the stack. */
  void tellCallOfResult(PlannedPoint planned, String result) {
    code.insn(Op.DUP);
    operands.numberOf(Descriptor.internalName(result), planned.point.call());
    numbers(planned);
  }

  /**
   * Tells what a call gave together with its only argument, whose duplicate stands below the
   * result.
   */
  void tellResultAndArgument(PlannedPoint planned, String result) {
    if (Descriptor.size(result) == 0) {
      operands.nothing();
      object(planned);
      return;
    }
    // argument, result -> result, argument, result
    code.insn(Descriptor.size(result) == 2 ? Op.DUP2_X1 : Op.DUP_X1);
    operands.widen(result);
    // ... argument, RESULT -> ... RESULT, argument
    code.insn(Op.DUP2_X1);
    code.insn(Op.POP2);
    code.insn(Op.I2L);
    say("numbers", NUMBERS, planned);
  }

  private void tellLoaded(PlannedPoint planned, String type) {
    if (Descriptor.isObject(type)) {
      operands.nothing();
      object(planned);
    } else {
      operands.widen(type);
      numbers(planned);
    }
  }

  private void tellBoth(PlannedPoint planned, String second) {
    if (Descriptor.isObject(second)) {
      objects(planned);
    } else {
      operands.widen(second);
      object(planned);
    }
  }

  private void numbers(PlannedPoint planned) {
    operands.nothing();
    say("numbers", NUMBERS, planned);
  }

  private void object(PlannedPoint planned) {
    say("object", "(Ljava/lang/Object;JII)V", planned);
  }

  private void objects(PlannedPoint planned) {
    say("objects", "(Ljava/lang/Object;Ljava/lang/Object;II)V", planned);
  }

  private void say(String name, String descriptor, PlannedPoint planned) {
    code.push(planned.point.verb());
    code.push(planned.kind);
    invoke(name, descriptor);
  }

  private void invoke(String name, String descriptor) {
    if (key == 0) {
      code.call(Op.INVOKESTATIC, HOOK, name, descriptor);
    } else {
      code.push(key);
      code.call(Op.INVOKESTATIC, GATE, name, descriptor.replace(")", "J)"));
    }
  }
}
