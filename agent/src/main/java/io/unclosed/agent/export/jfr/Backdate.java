package io.unclosed.agent.export.jfr;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import jdk.jfr.Event;
import org.jspecify.annotations.Nullable;

/**
 * Lets the events of one class begin in the past, so that their duration is an age.
 *
 * <p>{@link Event#begin()} knows only now. But the flight recorder gives each event class of ours a
 * private field {@code startTime} (seen on 17 and 25) in ticks of its own clock, and a class may
 * open its own fields to us. Where the field is missing one day, the event has no duration: nothing
 * fails.
 */
final class Backdate {
  private final @Nullable VarHandle startTime;
  private final TickRate rate;

  /** Finds the field; one rate serves all classes. */
  Backdate(Class<? extends Event> type, TickRate rate) {
    this.rate = rate;
    startTime = field(type);
  }

  private static @Nullable VarHandle field(Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
          .findVarHandle(type, "startTime", long.class);
    } catch (ReflectiveOperationException | RuntimeException absent) {
      return null;
    }
  }

  /** Makes the event begin some time ago; call it just before {@code commit}. */
  void begin(Event event, long nanosAgo) {
    VarHandle field = startTime;
    if (field == null || nanosAgo <= 0) {
      return;
    }
    event.begin();
    long now = (long) field.get(event);
    if (now == 0) {
      // No recording has asked for this class yet: its begin is empty, and so will be its commit.
      return;
    }
    double ticksPerNano = rate.perNano(() -> ticks(field, event));
    field.set(event, now - (long) (nanosAgo * ticksPerNano));
  }

  private static long ticks(VarHandle field, Event event) {
    event.begin();
    return (long) field.get(event);
  }
}
