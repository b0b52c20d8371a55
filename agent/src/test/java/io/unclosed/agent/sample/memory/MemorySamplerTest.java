package io.unclosed.agent.sample.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.input.MemoryStats;
import io.unclosed.analysis.input.ProcessSample;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Of this very JVM, except where it says otherwise. */
class MemorySamplerTest {
  private static final long MIB = 1 << 20;

  private static ProcessSample process(long fds) {
    return new ProcessSample(
        811 * MIB, 700 * MIB, 100 * MIB, 11 * MIB, -1, -1, 7 * MIB, fds, 1024, 4096, 31, 911, 811,
        -1, -1);
  }

  @Test
  void firstSample_hasTheKernelsFiguresAlone() {
    MemoryStats first = new MemorySampler().sample(process(100));
    assertThat(first.heap().used()).isEqualTo(-1);
    assertThat(first.classes().loaded()).isEqualTo(-1);
    assertThat(first.resident().anonymous()).isEqualTo(700 * MIB);
    assertThat(first.resident().fileBacked()).isEqualTo(100 * MIB);
    assertThat(first.resident().shared()).isEqualTo(11 * MIB);
    assertThat(first.resident().swap()).isEqualTo(7 * MIB);
    assertThat(first.limit()).isEqualTo(911);
  }

  @Test
  void secondSample_hasTheJvmsToo() {
    MemoryStats figures = second(new MemorySampler(), process(100));
    assertThat(figures.heap().used()).isBetween(MIB, Runtime.getRuntime().maxMemory());
    assertThat(figures.heap().touched())
        .isBetween(figures.heap().used(), figures.heap().committed());
    assertThat(figures.classes().metaspace()).isGreaterThan(figures.classes().classSpace());
    assertThat(figures.classes().classSpace()).isPositive();
    assertThat(figures.internals().codeCache()).isPositive();
    assertThat(figures.internals().collector()).isBetween(1L, figures.heap().touched() / 10);
    assertThat(figures.internals().threadStacks()).isEqualTo(31 * MemorySampler.THREAD_BYTES);
    assertThat(figures.classes().loaded()).isGreaterThan(1000);
    assertThat(figures.classes().unloaded()).isNotNegative();
    assertThat(figures.buffers().zlib()).isEqualTo(-1);
    assertThat(figures.internals().tracked()).isEqualTo(-1);
  }

  @Test
  void directBuffer_isSeen() {
    MemorySampler sampler = new MemorySampler();
    long before = second(sampler, process(100)).buffers().direct();
    ByteBuffer held = ByteBuffer.allocateDirect(37 << 20);
    // Small ones of other threads come and go.
    assertThat(sampler.sample(process(100)).buffers().direct())
        .isBetween(before + 36 * MIB, before + 38 * MIB);
    assertThat(held.capacity()).isEqualTo(37 << 20);
  }

  @Test
  void wholeCollection_isCountedAndLeavesTheFloor() {
    MemorySampler sampler = new MemorySampler();
    long before = second(sampler, process(100)).heap().oldCollections();
    MemoryStats after = sampler.sample(process(100));
    // Asked for while another one runs, a collection may be no further one.
    for (int i = 0; i < 100 && after.heap().oldCollections() <= before; i++) {
      System.gc();
      after = sampler.sample(process(100));
    }
    assertThat(after.heap().oldCollections()).isGreaterThan(before);
    assertThat(after.heap().floor()).isBetween(MIB, after.heap().committed());
  }

  @Test
  void whileDescriptorsRunOut_theBeansAreNotUsedForTheFirstTime() {
    MemorySampler sampler = new MemorySampler();
    assertThat(second(sampler, process(1000)).heap().used()).isEqualTo(-1);
    assertThat(sampler.degraded()).isEmpty();
    assertThat(sampler.sample(process(100)).heap().used()).isPositive();
    assertThat(sampler.sample(process(1000)).heap().used()).isPositive();
  }

  @Test
  void imageWithoutTheModule_saysSo() {
    MemorySampler sampler = new MemorySampler(false);
    MemoryStats figures = second(sampler, process(100));
    assertThat(figures.heap().used()).isEqualTo(-1);
    assertThat(figures.resident().anonymous()).isEqualTo(700 * MIB);
    assertThat(sampler.degraded()).singleElement().asString().contains("java.management");
  }

  @Test
  void whatOthersCount_isTaken() {
    MemorySampler sampler = new MemorySampler();
    sampler.zlib(() -> 88_000 * 37L);
    sampler.nativeMemory(
        () ->
            """
            Total: reserved=900000000, committed=300000000
            - Java Heap (reserved=800000000, committed=200000000)
            - Thread (reserved=18922920, committed=757160)
            """);
    MemoryStats figures = second(sampler, process(100));
    assertThat(figures.buffers().zlib()).isEqualTo(3_256_000);
    assertThat(figures.internals().tracked()).isEqualTo(100_000_000);
    assertThat(figures.internals().threadStacks()).isEqualTo(757_160);
  }

  @Test
  void whatTheKernelDoesNotTell_staysUnknown() {
    MemoryStats figures = second(new MemorySampler(), ProcessSample.UNKNOWN);
    assertThat(figures.resident().anonymous()).isEqualTo(-1);
    assertThat(figures.internals().threadStacks()).isEqualTo(-1);
    assertThat(figures.heap().used()).isPositive();
  }

  private static MemoryStats second(MemorySampler sampler, ProcessSample process) {
    sampler.sample(process);
    return sampler.sample(process);
  }
}
