package io.unclosed.agent.weave.bytebuddy;

import java.nio.channels.UnclosedGate;
import net.bytebuddy.asm.Advice;
import sun.nio.ch.UnclosedEvents;

/**
 * What a method that closes tells on entry: what closes twice, or closes its superclass too, is
 * told of twice and counts once. Byte Buddy copies this into the method.
 */
final class TellsClosing {
  private TellsClosing() {}

  @Advice.OnMethodEnter
  static void closing(@Advice.This Object closing, @DeclaredKind int kind, @GateKey long key) {
    UnclosedGate.object(closing, 0, UnclosedEvents.OBJECT_RETURNING, kind, key);
  }
}
