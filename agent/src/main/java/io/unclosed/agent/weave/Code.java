package io.unclosed.agent.weave;

import java.util.Arrays;

/**
 * The code of one method while it is written anew: old instructions are copied, new ones come
 * between them, and at the end every jump is told where its target stands now.
 */
final class Code {
  /** What the deepest of the inserted sequences needs beyond what is on the stack. */
  private static final int EXTRA_STACK = 10;

  private static final int MOST_BYTES = 0xffff;

  final Bytes bytes;
  final ConstantPool pool;
  private final byte[] file;
  private final int start;

  /** By old position: the new one, before what was inserted there. One more for the end. */
  private final int[] moved;

  /** In threes: the jump's new position, where its offset stands, its old target. */
  private int[] jumps = new int[48];

  private int jumpCount;

  Code(byte[] file, int start, int length, ConstantPool pool) {
    this.file = file;
    this.start = start;
    this.pool = pool;
    this.bytes = new Bytes(2 * length + 64);
    this.moved = new int[length + 1];
  }

  static int maxStack(int before) {
    return before + EXTRA_STACK;
  }

  /** Where an old instruction, or the old end, stands now. */
  int moved(int old) {
    return moved[old];
  }

  /** From here on stands what stood there. */
  void reaches(int old) {
    moved[old] = bytes.size();
  }

  /** Copies the instruction that stands at an old position; gives its length there. */
  int copy(int old) {
    int at = start + old;
    int op = Bytes.u1(file, at);
    if (Op.isSwitch(op)) {
      return copySwitch(op, old);
    }
    int length = Op.length(file, at);
    int now = bytes.size();
    bytes.copy(file, at, length);
    if (Op.isJump(op)) {
      jump(now, now + 1, old + (short) Bytes.u2(file, at + 1));
    } else if (Op.isLongJump(op)) {
      // Negative marks an offset of four bytes.
      jump(now, -(now + 1), old + Bytes.u4(file, at + 1));
    }
    return length;
  }

  private int copySwitch(int op, int old) {
    int now = bytes.size();
    bytes.u1(op);
    while (bytes.size() % 4 != 0) {
      bytes.u1(0);
    }
    int operands = old + 4 - old % 4;
    int at = start + operands;
    jump(now, -bytes.size(), old + Bytes.u4(file, at));
    bytes.u4(0);
    int first = Bytes.u4(file, at + 4);
    bytes.u4(first);
    at += 8;
    int targets = first;
    if (op == Op.TABLESWITCH) {
      int last = Bytes.u4(file, at);
      bytes.u4(last);
      at += 4;
      targets = last - first + 1;
    }
    for (int i = 0; i < targets; i++) {
      if (op == Op.LOOKUPSWITCH) {
        bytes.copy(file, at, 4);
        at += 4;
      }
      jump(now, -bytes.size(), old + Bytes.u4(file, at));
      bytes.u4(0);
      at += 4;
    }
    return at - start - old;
  }

  private void jump(int now, int where, int target) {
    if (jumpCount + 3 > jumps.length) {
      jumps = Arrays.copyOf(jumps, 2 * jumps.length);
    }
    jumps[jumpCount++] = now;
    jumps[jumpCount++] = where;
    jumps[jumpCount++] = target;
  }

  /**
   * Tells the jumps where their targets stand.
   *
   * @throws IllegalStateException when one is too far now, or the method too long
   */
  void link() {
    for (int i = 0; i < jumpCount; i += 3) {
      int offset = moved[jumps[i + 2]] - jumps[i];
      int where = jumps[i + 1];
      if (where < 0) {
        bytes.setU4(-where, offset);
      } else if (offset == (short) offset) {
        bytes.setU2(where, offset);
      } else {
        throw new IllegalStateException("a jump too far");
      }
    }
    if (bytes.size() > MOST_BYTES) {
      throw new IllegalStateException("a method too long");
    }
  }

  void insn(int op) {
    bytes.u1(op);
  }

  void push(int number) {
    bytes.u1(Op.BIPUSH);
    bytes.u1(number);
  }

  void push(long number) {
    bytes.u1(Op.LDC2_W);
    bytes.u2(pool.number(number));
  }

  /** Loads a local of that type. */
  void load(String type, int local) {
    int op = loadOf(type.charAt(0));
    if (local <= 3) {
      bytes.u1(Op.ILOAD_0 + 4 * (op - Op.ILOAD) + local);
    } else {
      bytes.u1(op);
      bytes.u1(local);
    }
  }

  void loadThis() {
    load("L", 0);
  }

  private static int loadOf(char type) {
    switch (type) {
      case 'J':
        return Op.LLOAD;
      case 'F':
        return Op.FLOAD;
      case 'D':
        return Op.DLOAD;
      case 'L':
      case '[':
        return Op.ALOAD;
      default:
        return Op.ILOAD;
    }
  }

  void getField(String owner, String name, String descriptor) {
    bytes.u1(Op.GETFIELD);
    bytes.u2(pool.field(owner, name, descriptor));
  }

  void call(int op, String owner, String name, String descriptor) {
    bytes.u1(op);
    bytes.u2(pool.method(owner, name, descriptor));
  }
}
