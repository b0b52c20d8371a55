package programs.buffers;

import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The ways to give memory back; each does for some objects only. */
enum Freeing {
  /** As its documentation says, or as libraries do where it says nothing. */
  PLAIN {
    @Override
    boolean fits(Object held) {
      return held instanceof Deflater
          || held instanceof Inflater
          || held instanceof Thread
          || held instanceof Long
          || held instanceof ByteBuffer
          || held instanceof AutoCloseable;
    }

    @Override
    void free(Object held) throws Throwable {
      if (held instanceof Deflater deflater) {
        deflater.end();
      } else if (held instanceof Inflater inflater) {
        inflater.end();
      } else if (held instanceof Thread thread) {
        thread.interrupt();
        thread.join();
      } else if (held instanceof Long address) {
        Jdk.FREE.invokeExact((long) address);
      } else if (held instanceof ByteBuffer buffer) {
        Jdk.INVOKE_CLEANER.invokeExact(buffer);
      } else {
        ((AutoCloseable) held).close();
      }
    }
  },

  /** Twice, and the second time is nothing. */
  TWICE {
    @Override
    boolean fits(Object held) {
      return PLAIN.fits(held) && !(held instanceof Long) && !isArena(held);
    }

    @Override
    void free(Object held) throws Throwable {
      PLAIN.free(held);
      PLAIN.free(held);
    }
  },

  /** By the cleaner that the buffer has. */
  CLEANER {
    @Override
    boolean fits(Object held) {
      return held instanceof ByteBuffer;
    }

    @Override
    void free(Object held) throws Throwable {
      Jdk.clean((ByteBuffer) held);
    }
  };

  /** Whether this object can be freed like this. */
  abstract boolean fits(Object held);

  abstract void free(Object held) throws Throwable;

  private static boolean isArena(Object held) {
    return held.getClass().getName().contains("foreign");
  }
}
