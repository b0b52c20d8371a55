package io.unclosed.agent.weave;

import io.unclosed.agent.kind.JoinPoint.Operand;
import io.unclosed.agent.kind.JoinPoint.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the join points of one method while its code is copied, and has the call of the hook
 * inserted there.
 *
 * <p>What is inserted is straight-line code that leaves operand stack and locals as they were, so
 * that no frame of the method changes and no local is added. The exceptions are {@link
 * Place#THROWN}, a handler around the whole method, and {@link Place#SAFE_EXIT}, one around the
 * inserted call: each with a frame of its own that knows no local but the parameters.
 */
final class MethodWeaver {
  private final Code code;
  private final CodeTables tables;
  private final HookCall call;
  private final Operands operands;
  private final List<PlannedPoint> points;

  /** In pairs: from where to where what is thrown is swallowed. */
  private final Bytes swallowed = new Bytes(8);

  MethodWeaver(
      Code code, CodeTables tables, HookCall call, Operands operands, List<PlannedPoint> points) {
    this.code = code;
    this.tables = tables;
    this.call = call;
    this.operands = operands;
    this.points = points;
  }

  void weave(byte[] file, int start, int length) {
    for (int i = next(Place.ENTRY, -1); i >= 0; i = next(Place.ENTRY, i)) {
      call.tellLocals(found(i));
    }
    int at = 0;
    while (at < length) {
      // A jump to here meets what is inserted before the instruction, but not what comes at entry.
      code.reaches(at);
      at = instruction(file, start, at);
    }
    code.reaches(length);
    handlers();
  }

  private int instruction(byte[] file, int start, int at) {
    int op = Bytes.u1(file, start + at);
    if (Op.isReturn(op)) {
      beforeReturn(op);
    } else if (op == Op.PUTFIELD) {
      beforeSet(code.pool.nameOf(Bytes.u2(file, start + at + 1)));
    } else if (op >= Op.INVOKEVIRTUAL && op <= Op.INVOKEINTERFACE) {
      return called(at, Bytes.u2(file, start + at + 1));
    }
    return at + code.copy(at);
  }

  private void beforeReturn(int op) {
    for (int i = next(Place.SAFE_EXIT, -1); i >= 0; i = next(Place.SAFE_EXIT, i)) {
      swallowed.u2(code.bytes.size());
      call.tellLocals(found(i));
      swallowed.u2(code.bytes.size());
    }
    for (int i = next(Place.EXIT, -1); i >= 0; i = next(Place.EXIT, i)) {
      PlannedPoint planned = found(i);
      if (op == Op.ARETURN && planned.point.operand() == Operand.NOTHING) {
        call.tellTopObject(planned);
      } else if (op == Op.IRETURN && planned.point.operand() == Operand.CALL) {
        call.tellResult(planned, "I");
      } else {
        call.tellLocals(planned);
      }
    }
  }

  private void beforeSet(int name) {
    for (int i = next(Place.BEFORE_SET, name, -1); i >= 0; i = next(Place.BEFORE_SET, name, i)) {
      call.tellTopObject(found(i));
    }
  }

  private int called(int at, int reference) {
    int name = code.pool.nameOf(reference);
    for (int i = next(Place.BEFORE_CALL, name, -1); i >= 0; i = next(Place.BEFORE_CALL, name, i)) {
      if (points.get(i).point.operand() == Operand.CALL) {
        call.tellLocals(found(i));
      } else {
        call.tellLastArgument(found(i), code.pool.descriptorOf(reference));
      }
    }
    PlannedPoint open = only(Place.AROUND_OPEN, name);
    PlannedPoint around = only(Place.AROUND_CALL, name);
    if (open != null || around != null || only(Place.BEFORE_OPEN, name) != null) {
      call.opening();
    }
    if (around != null) {
      code.insn(Op.DUP);
    }
    int next = at + code.copy(at);
    PlannedPoint after = only(Place.AFTER_CALL, name);
    if (open != null || around != null || after != null) {
      afterCall(open, around, after, Descriptor.result(code.pool.descriptorOf(reference)));
    }
    return next;
  }

  private void afterCall(
      @Nullable PlannedPoint open,
      @Nullable PlannedPoint around,
      @Nullable PlannedPoint after,
      String result) {
    if (open != null) {
      call.tellResult(open, result);
    }
    if (around != null) {
      call.tellResultAndArgument(around, result);
    }
    if (after != null) {
      call.tellCallOfResult(after, result);
    }
  }

  private void handlers() {
    byte[] ranges = swallowed.toArray();
    if (ranges.length > 0) {
      int handler = code.bytes.size();
      for (int i = 0; i < ranges.length; i += 4) {
        tables.addHandler(Bytes.u2(ranges, i), Bytes.u2(ranges, i + 2), handler);
      }
      tables.addHandlerFrame(operands.locals());
      code.insn(Op.POP);
      code.insn(Op.RETURN);
    }
    int thrown = next(Place.THROWN, -1);
    if (thrown >= 0) {
      // Last in the table: the method's own handlers come first.
      tables.addHandler(0, code.bytes.size(), code.bytes.size());
      tables.addHandlerFrame(operands.locals());
      for (int i = thrown; i >= 0; i = next(Place.THROWN, i)) {
        call.tellTopObject(found(i));
      }
      code.insn(Op.ATHROW);
    }
  }

  private @Nullable PlannedPoint only(Place place, int name) {
    int i = next(place, name, -1);
    return i < 0 ? null : found(i);
  }

  private PlannedPoint found(int index) {
    PlannedPoint planned = points.get(index);
    planned.found++;
    return planned;
  }

  /** The next point of that place after that one; -1 when there is none. */
  private int next(Place place, int after) {
    for (int i = after + 1; i < points.size(); i++) {
      if (points.get(i).point.place() == place) {
        return i;
      }
    }
    return -1;
  }

  /** The same, whose target has that name. */
  private int next(Place place, int name, int after) {
    int i = next(place, after);
    while (i >= 0 && !code.pool.is(name, points.get(i).point.target())) {
      i = next(place, i);
    }
    return i;
  }
}
