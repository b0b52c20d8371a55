package io.unclosed.agent.weave.bytebuddy;

import java.nio.channels.UnclosedGate;
import net.bytebuddy.asm.Advice;
import sun.nio.ch.UnclosedEvents;

/**
 * What a constructor of a declared type tells at its normal exits: that the object is made, and
 * what it was given. Byte Buddy copies this into the constructor.
 *
 * <p>A superclass's constructor tells too, with another class name; the ledger counts the object's
 * own class alone. The name and not the class: old class files have no such constant.
 */
final class TellsMade {
  private TellsMade() {}

  @Advice.OnMethodExit
  static void made(
      @Advice.This Object made,
      @Advice.Origin("#t") String className,
      @Advice.AllArguments Object[] given,
      @DeclaredKind int kind,
      @GateKey long key) {
    UnclosedGate.objects(made, className, UnclosedEvents.OBJECT_TAKEN, kind, key);
    for (Object one : given) {
      UnclosedGate.objects(made, one, UnclosedEvents.OBJECT_GIVEN, kind, key);
    }
  }
}
