package io.unclosed.agent.weave;

/** Brings what a method has at hand onto the stack: its receiver, arguments, fields and calls. */
final class Operands {
  private final Code code;
  private final ClassPlan plan;
  private final boolean isStatic;
  private final String[] parameters;

  Operands(Code code, ClassPlan plan, boolean isStatic, String descriptor) {
    this.code = code;
    this.plan = plan;
    this.isStatic = isStatic;
    this.parameters = Descriptor.parameters(descriptor);
  }

  void receiver() {
    code.loadThis();
  }

  /** Gives the argument's type. */
  String argument(int index) {
    int local = isStatic ? 0 : 1;
    for (int i = 0; i < index; i++) {
      local += Descriptor.size(parameters[i]);
    }
    code.load(parameters[index], local);
    return parameters[index];
  }

  /** Gives the field's type. */
  String field(String name) {
    String type = plan.fields.get(name);
    if (type == null) {
      throw new IllegalStateException(plan.type.concat(" has no field ").concat(name));
    }
    code.loadThis();
    code.getField(plan.type, name, type);
    return type;
  }

  /** What a method of the receiver gives, as a long. */
  void call(String name) {
    code.loadThis();
    numberOf(plan.type, name);
  }

  /** What a method of the object on top gives, as a long. */
  void numberOf(String type, String name) {
    code.call(Op.INVOKEVIRTUAL, type, name, "()I");
    code.insn(Op.I2L);
  }

  /** Makes a number on top a long. */
  void widen(String type) {
    if (Descriptor.size(type) == 1) {
      code.insn(Op.I2L);
    }
  }

  void duplicate(String type) {
    code.insn(Descriptor.size(type) == 2 ? Op.DUP2 : Op.DUP);
  }

  void nothing() {
    code.insn(Op.LCONST_0);
  }

  /** The method's parameters as the locals of a frame. */
  String[] locals() {
    int first = isStatic ? 0 : 1;
    String[] locals = new String[first + parameters.length];
    if (!isStatic) {
      locals[0] = "L".concat(plan.type).concat(";");
    }
    System.arraycopy(parameters, 0, locals, first, parameters.length);
    return locals;
  }
}
