package io.unclosed.demo;

/**
 * The C library of {@code src/main/c/codec.c}, which keeps what it needs for a message for good.
 */
final class NativeCodec {
  private NativeCodec() {}

  /** Loads it. */
  static void load(String library) {
    System.load(library);
  }

  /** Encodes a message; so many bytes are lost each time. */
  static native int encode(int bytes);
}
