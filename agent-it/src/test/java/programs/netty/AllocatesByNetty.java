package programs.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import programs.Console;
import programs.Console.Steps;

/**
 * Netty's buffers: {@code pooled COUNT}, {@code unpooled COUNT}, {@code usual COUNT}, {@code
 * release 1}. Answers how much Netty says is allocated, whether it frees without a cleaner, and
 * whether it prefers direct buffers.
 */
public final class AllocatesByNetty implements Steps {
  /** A chunk of 4 MiB has room for three. */
  private static final int BYTES = 1_100_000;

  private final List<ByteBuf> held = new ArrayList<>();
  private final PooledByteBufAllocator pool =
      new PooledByteBufAllocator(
          PlatformDependent.directBufferPreferred(), 0, 1, 8192, 9, 0, 0, false);

  private final UnpooledByteBufAllocator plain =
      new UnpooledByteBufAllocator(PlatformDependent.directBufferPreferred());

  private AllocatesByNetty() {}

  public static void main(String[] args) throws IOException {
    Console.serve(new AllocatesByNetty());
  }

  @Override
  public String step(String[] words) {
    int count = Integer.parseInt(words[1]);
    for (int i = 0; i < count; i++) {
      switch (words[0]) {
        case "pooled" -> held.add(pooled());
        case "unpooled" -> held.add(unpooled());
        case "usual" -> held.add(usual());
        case "release" -> release();
        default -> throw new IllegalArgumentException(words[0]);
      }
    }
    long used = pool.metric().usedDirectMemory() + plain.metric().usedDirectMemory();
    return used
        + "\t"
        + PlatformDependent.useDirectBufferNoCleaner()
        + "\t"
        + PlatformDependent.directBufferPreferred();
  }

  private ByteBuf pooled() {
    return pool.directBuffer(BYTES);
  }

  private ByteBuf unpooled() {
    return plain.directBuffer(BYTES);
  }

  /** Direct or on the heap, as Netty prefers. */
  private ByteBuf usual() {
    return plain.buffer(BYTES);
  }

  private void release() {
    for (ByteBuf one : held) {
      one.release();
    }
    held.clear();
    // Where it has neither Unsafe nor a cleaner, Netty leaves them to the collector.
    System.gc();
  }
}
