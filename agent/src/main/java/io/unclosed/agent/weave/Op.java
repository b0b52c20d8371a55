package io.unclosed.agent.weave;

import java.util.Arrays;

/** Instructions by their numbers, and how long each is (JVMS 6.5). */
final class Op {
  static final int ACONST_NULL = 1;
  static final int LCONST_0 = 9;
  static final int BIPUSH = 16;
  static final int LDC2_W = 20;
  static final int ILOAD = 21;
  static final int LLOAD = 22;
  static final int FLOAD = 23;
  static final int DLOAD = 24;
  static final int ALOAD = 25;
  static final int ILOAD_0 = 26;
  static final int POP = 87;
  static final int POP2 = 88;
  static final int DUP = 89;
  static final int DUP_X1 = 90;
  static final int DUP2 = 92;
  static final int DUP2_X1 = 93;
  static final int I2L = 133;
  static final int IFEQ = 153;
  static final int JSR = 168;
  static final int TABLESWITCH = 170;
  static final int LOOKUPSWITCH = 171;
  static final int IRETURN = 172;
  static final int ARETURN = 176;
  static final int RETURN = 177;
  static final int GETFIELD = 180;
  static final int PUTFIELD = 181;
  static final int INVOKEVIRTUAL = 182;
  static final int INVOKESTATIC = 184;
  static final int INVOKEINTERFACE = 185;
  static final int ATHROW = 191;
  static final int IFNULL = 198;
  static final int IFNONNULL = 199;
  static final int GOTO_W = 200;
  static final int JSR_W = 201;
  private static final int IINC = 132;
  private static final int WIDE = 196;

  private static final byte[] LENGTHS = lengths();

  private Op() {}

  private static byte[] lengths() {
    byte[] lengths = new byte[JSR_W + 1];
    Arrays.fill(lengths, (byte) 1);
    lengths[BIPUSH] = 2;
    lengths[17] = 3;
    lengths[18] = 2;
    Arrays.fill(lengths, 19, ILOAD, (byte) 3);
    Arrays.fill(lengths, ILOAD, ILOAD_0, (byte) 2);
    Arrays.fill(lengths, 54, 59, (byte) 2);
    lengths[IINC] = 3;
    Arrays.fill(lengths, IFEQ, JSR + 1, (byte) 3);
    lengths[169] = 2;
    Arrays.fill(lengths, 178, INVOKEINTERFACE, (byte) 3);
    Arrays.fill(lengths, INVOKEINTERFACE, 187, (byte) 5);
    lengths[187] = 3;
    lengths[188] = 2;
    lengths[189] = 3;
    Arrays.fill(lengths, 192, 194, (byte) 3);
    lengths[197] = 4;
    Arrays.fill(lengths, IFNULL, GOTO_W, (byte) 3);
    Arrays.fill(lengths, GOTO_W, JSR_W + 1, (byte) 5);
    return lengths;
  }

  /** Of the instruction that stands there; not for switches, whose length depends on the place. */
  static int length(byte[] file, int at) {
    int op = Bytes.u1(file, at);
    if (op == WIDE) {
      return Bytes.u1(file, at + 1) == IINC ? 6 : 4;
    }
    return LENGTHS[op];
  }

  static boolean isReturn(int op) {
    return op >= IRETURN && op <= RETURN;
  }

  static boolean isSwitch(int op) {
    return op == TABLESWITCH || op == LOOKUPSWITCH;
  }

  /** Whether an offset of two bytes follows. */
  static boolean isJump(int op) {
    return op >= IFEQ && op <= JSR || op == IFNULL || op == IFNONNULL;
  }

  /** Whether an offset of four bytes follows. */
  static boolean isLongJump(int op) {
    return op == GOTO_W || op == JSR_W;
  }
}
