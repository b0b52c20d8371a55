package io.unclosed.agent.ledger;

import io.unclosed.jfr.ResourceEvents;
import org.jspecify.annotations.Nullable;

/** Where opens and closes are written while a recording is on. */
final class EventSink {
  /** Null while nobody records. */
  volatile @Nullable ResourceEvents events;

  private final String[] kinds;

  EventSink(String[] kinds) {
    this.kinds = kinds;
  }

  /** The word of a kind's code. */
  String kind(int code) {
    return kinds[code];
  }
}
