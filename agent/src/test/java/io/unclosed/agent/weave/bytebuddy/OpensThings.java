package io.unclosed.agent.weave.bytebuddy;

/** A class with one method for each place where the weaver can put a call. */
public final class OpensThings {
  private int number = 37;
  private Object held = "held";

  static int open0(String path) {
    return path.length();
  }

  static long pair0() {
    return 11L << 32 | 12;
  }

  public static int open(long before, String path, boolean stream) {
    int opened = open0(path);
    return opened;
  }

  public static long pair() {
    return pair0();
  }

  public int intValue() {
    return number;
  }

  static OpensThings one() {
    return new OpensThings();
  }

  public Object makes() {
    return one();
  }

  public boolean marks(boolean marked) {
    if (marked) {
      return true;
    }
    return false;
  }

  public void entry(long wide, int closes) {
    number = closes;
  }

  public String exit(String result) {
    if (result.isEmpty()) {
      return "nothing";
    }
    return result;
  }

  public void set(Object value) {
    held = value;
  }

  static void close0(int closes) {}

  static int dup0(int original) {
    return original + 1;
  }

  static void pair0(int[] numbers) {
    numbers[0] = 5;
    numbers[1] = 6;
  }

  static long wrap0(int original) {
    return 0x7F00_0000_0000L + original;
  }

  public int around(int original) {
    close0(original + 10);
    int twin = dup0(original);
    int[] both = new int[2];
    pair0(both);
    return (int) wrap0(twin) + both[0];
  }

  public int fails(int divisor, long wide, double wider, String[] texts, Object other) {
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      try {
        sum += 12 / divisor;
      } catch (NullPointerException own) {
        sum = -1;
      }
    }
    return sum + number + held.hashCode();
  }

  public static int failsStatic(String text) {
    long many = 3;
    if (text == null) {
      throw new IllegalStateException("static");
    }
    return (int) many + text.length();
  }
}
