package io.unclosed.agent.sample.net;

import org.jspecify.annotations.Nullable;

/**
 * An address and a port, as numbers: made for each row of a socket table, printed for a few.
 *
 * <p>An IPv4 address is kept as the IPv6 address that embeds it ({@code ::ffff:10.2.1.17}). So a
 * peer is the same whether Java's dual-stack socket or another program's plain one speaks to it.
 *
 * @param high the address's first eight bytes, the first one the most significant
 * @param low its other eight bytes
 * @param port 0 when there is none
 */
public record Endpoint(long high, long low, int port) {
  private static final long EMBEDS_IPV4 = 0x0000_ffff_0000_0000L;

  /** An IPv4 address, its first byte the most significant. */
  static Endpoint ofIpv4(int address, int port) {
    return new Endpoint(0, EMBEDS_IPV4 | (address & 0xffff_ffffL), port);
  }

  /** True when it names nobody: no port. */
  public boolean isNone() {
    return port == 0;
  }

  /** A number that differs, as good as surely, for different endpoints or seeds. */
  long mixedInto(long seed) {
    long mixed = (seed ^ high) * 0x9e3779b97f4a7c15L;
    mixed = ((mixed ^ mixed >>> 32) ^ low) * 0x9e3779b97f4a7c15L;
    mixed = ((mixed ^ mixed >>> 32) ^ port) * 0x9e3779b97f4a7c15L;
    return mixed ^ mixed >>> 32;
  }

  // By hand, here and where it is part of a key: what the compiler makes for a record is linked at
  // its first use, with method handles, which costs milliseconds in a process that just starts.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Endpoint that
        && high == that.high
        && low == that.low
        && port == that.port;
  }

  @Override
  public int hashCode() {
    return (int) mixedInto(0);
  }

  /** As {@code 10.2.1.17:8443} or {@code [2001:db8::1]:8443} (RFC 5952). */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(24);
    if (high == 0 && (low & 0xffff_ffff_0000_0000L) == EMBEDS_IPV4) {
      for (int shift = 24; shift >= 0; shift -= 8) {
        text.append((low >>> shift) & 0xff).append(shift == 0 ? ':' : '.');
      }
    } else {
      ipv6(text.append('[')).append("]:");
    }
    return text.append(port).toString();
  }

  /** Groups in lower-case hex without leading zeros; the longest run of zeros as {@code ::}. */
  private StringBuilder ipv6(StringBuilder text) {
    int gap = -1;
    int gapLength = 1;
    for (int i = 0; i < 8; i++) {
      int run = zerosFrom(i);
      if (run > gapLength) {
        gap = i;
        gapLength = run;
      }
    }
    for (int i = 0; i < 8; i++) {
      if (i == gap) {
        text.append("::");
        i += gapLength - 1;
      } else {
        text.append(i == 0 || (gap >= 0 && i == gap + gapLength) ? "" : ":");
        text.append(Integer.toHexString(group(i)));
      }
    }
    return text;
  }

  private int zerosFrom(int first) {
    int i = first;
    while (i < 8 && group(i) == 0) {
      i++;
    }
    return i - first;
  }

  private int group(int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> (48 - 16 * (index & 3))) & 0xffff;
  }
}
