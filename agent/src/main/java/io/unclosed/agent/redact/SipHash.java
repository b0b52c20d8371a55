package io.unclosed.agent.redact;

import java.nio.charset.StandardCharsets;

/**
 * SipHash-2-4: short, keyed, and not to be turned back without the key. Own, because the JDK's
 * message digests start up the security providers, whose choice is the application's.
 *
 * @see <a href="https://www.aumasson.jp/siphash/siphash.pdf">Aumasson and Bernstein, 2012</a>
 */
final class SipHash {
  private long v0;
  private long v1;
  private long v2;
  private long v3;

  private SipHash(long key0, long key1) {
    v0 = key0 ^ 0x736f6d6570736575L;
    v1 = key1 ^ 0x646f72616e646f6dL;
    v2 = key0 ^ 0x6c7967656e657261L;
    v3 = key1 ^ 0x7465646279746573L;
  }

  static long of(long key0, long key1, String text) {
    return of(key0, key1, text.getBytes(StandardCharsets.UTF_8));
  }

  static long of(long key0, long key1, byte[] bytes) {
    SipHash hash = new SipHash(key0, key1);
    long word = 0;
    for (int i = 0; i < bytes.length; i++) {
      word |= (bytes[i] & 0xffL) << (8 * (i & 7));
      if ((i & 7) == 7) {
        hash.take(word);
        word = 0;
      }
    }
    hash.take(word | (long) bytes.length << 56);
    hash.v2 ^= 0xff;
    for (int i = 0; i < 4; i++) {
      hash.round();
    }
    return hash.v0 ^ hash.v1 ^ hash.v2 ^ hash.v3;
  }

  private void take(long word) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }

  private void round() {
    v0 += v1;
    v1 = Long.rotateLeft(v1, 13) ^ v0;
    v0 = Long.rotateLeft(v0, 32);
    v2 += v3;
    v3 = Long.rotateLeft(v3, 16) ^ v2;
    v0 += v3;
    v3 = Long.rotateLeft(v3, 21) ^ v0;
    v2 += v1;
    v1 = Long.rotateLeft(v1, 17) ^ v2;
    v2 = Long.rotateLeft(v2, 32);
  }
}
