package io.unclosed.agent.weave;

import java.util.List;

/**
 * Weaves one class by its plan, on the bytes of its file.
 *
 * <p>The idea: a class of some forty thousand bytes gets a dozen instructions. So all is copied but
 * the code of the methods that have a join point; constants are added behind those that are there,
 * so that every index stays true. A library that reads a class into objects and writes it again
 * took two thirds of all that the agent did before {@code main}: its own classes had to be loaded
 * and verified, and ran interpreted over every byte of each constant.
 *
 * <p>The format is that of JVMS chapter 4; what is not known there is copied.
 */
final class ClassWeaver {
  private final byte[] file;
  private final ClassPlan plan;
  private final ConstantPool pool;
  private final Bytes rest;

  private ClassWeaver(byte[] file, ClassPlan plan) {
    this.file = file;
    this.plan = plan;
    this.pool = new ConstantPool(file);
    this.rest = new Bytes(file.length + 1024);
  }

  /**
   * The woven class file.
   *
   * @throws IllegalStateException when the plan does not fit, or a method would become too long
   */
  static byte[] weave(byte[] classFile, ClassPlan plan) {
    return new ClassWeaver(classFile, plan).woven();
  }

  private byte[] woven() {
    // Access, this class, its superclass; then the interfaces.
    int fields = pool.end() + 8 + 2 * Bytes.u2(file, pool.end() + 6);
    int methods = fields(fields);
    rest.copy(file, pool.end(), methods + 2 - pool.end());
    int at = methods + 2;
    for (int count = Bytes.u2(file, methods); count > 0; count--) {
      at = method(at);
    }
    rest.copy(file, at, file.length - at);
    Bytes out = new Bytes(file.length + rest.size() - pool.end() + 2048);
    pool.writeTo(out);
    out.copy(rest);
    return out.toArray();
  }

  /** Remembers the fields that the plan asks for; gives where the methods begin. */
  private int fields(int fields) {
    int at = fields + 2;
    for (int count = Bytes.u2(file, fields); count > 0; count--) {
      plan.field(pool, Bytes.u2(file, at + 2), Bytes.u2(file, at + 4));
      at = endOfMember(at);
    }
    return at;
  }

  private int endOfMember(int at) {
    int attribute = at + 8;
    for (int count = Bytes.u2(file, at + 6); count > 0; count--) {
      attribute += 6 + Bytes.u4(file, attribute + 2);
    }
    return attribute;
  }

  private int method(int at) {
    List<PlannedPoint> points = plan.in(pool, Bytes.u2(file, at + 2));
    if (points == null) {
      int end = endOfMember(at);
      rest.copy(file, at, end - at);
      return end;
    }
    rest.copy(file, at, 8);
    int attribute = at + 8;
    for (int count = Bytes.u2(file, at + 6); count > 0; count--) {
      int end = attribute + 6 + Bytes.u4(file, attribute + 2);
      if (pool.is(Bytes.u2(file, attribute), "Code")) {
        code(at, attribute, points);
      } else {
        rest.copy(file, attribute, end - attribute);
      }
      attribute = end;
    }
    return attribute;
  }

  private void code(int method, int attribute, List<PlannedPoint> points) {
    int length = Bytes.u4(file, attribute + 10);
    int start = attribute + 14;
    Code code = new Code(file, start, length, pool);
    CodeTables tables = new CodeTables(file, code);
    boolean isStatic = (Bytes.u2(file, method) & 8) != 0;
    Operands operands = new Operands(code, plan, isStatic, pool.text(Bytes.u2(file, method + 4)));
    new MethodWeaver(code, tables, new HookCall(code, operands, plan.key), operands, points)
        .weave(file, start, length);
    code.link();

    rest.copy(file, attribute, 2);
    rest.u4(0);
    int body = rest.size();
    rest.u2(Code.maxStack(Bytes.u2(file, attribute + 6)));
    rest.copy(file, attribute + 8, 2);
    rest.u4(code.bytes.size());
    rest.copy(code.bytes);
    int attributes = tables.handlers(start + length, rest);
    tables.attributes(attributes, rest);
    rest.setU4(body - 4, rest.size() - body);
  }
}
