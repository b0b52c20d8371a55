package java.nio.channels;

import jdk.internal.vm.annotation.Hidden;
import sun.nio.ch.UnclosedHook;

/**
 * Where woven code outside the JDK meets the hook: native transports, which open past the JDK and
 * live in any class loader and any module.
 *
 * <p>The hook's own package is not exported, and must not be. So this class stands in one that is,
 * which every loader and every module sees. It is defined only where there is such a transport. To
 * call it takes a key, which stands in the woven code alone: whoever has none is not listened to.
 */
public final class UnclosedGate {
  private static long key;

  private UnclosedGate() {}

  /** Gives the gate its key, once; later attempts change nothing. */
  public static synchronized void lock(long secret) {
    if (key == 0) {
      key = secret;
    }
  }

  /** See {@code UnclosedHook}. */
  @Hidden
  public static void probeStack(long secret) {
    if (secret == key) {
      UnclosedHook.probeStack();
    }
  }

  /** Numbers only. */
  @Hidden
  public static void numbers(long a, long b, int event, int kind, long secret) {
    if (secret == key) {
      UnclosedHook.numbers(a, b, event, kind);
    }
  }

  /** An object, and a number that goes with it. */
  @Hidden
  public static void object(Object o, long a, int event, int kind, long secret) {
    if (secret == key) {
      UnclosedHook.object(o, a, event, kind);
    }
  }

  /** Two objects. */
  @Hidden
  public static void objects(Object o, Object p, int event, int kind, long secret) {
    if (secret == key) {
      UnclosedHook.objects(o, p, event, kind);
    }
  }
}
