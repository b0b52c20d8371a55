package io.unclosed.agent.outlet.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.MemoryFigures;
import org.junit.jupiter.api.Test;

class KnownPartsTest {
  private static MemoryFigures memory(long heapFloor, long zlib) {
    long none = -1;
    return new MemoryFigures(
        heapFloor,
        none,
        768 * MadeUp.MIB,
        171 * MadeUp.MIB,
        none,
        40 * MadeUp.MIB,
        5 * MadeUp.MIB,
        none,
        76 * MadeUp.MIB,
        none,
        zlib,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        14_211,
        3,
        212);
  }

  @Test
  void partsThatAreKnown_areTold_estimatesAsSuch() {
    assertThat(KnownParts.of(memory(301 * MadeUp.MIB, 41 * MadeUp.MIB)))
        .isEqualTo(
            "heap 768 MiB, 301 MiB of it live; class data 171 MiB (14,211 classes loaded, 3"
                + " unloaded); code 40 MiB; thread stacks about 5 MiB; direct buffers 76 MiB; zlib"
                + " about 41 MiB.");
  }

  @Test
  void whatIsNotKnown_isLeftOut() {
    assertThat(KnownParts.of(memory(-1, -1))).doesNotContain("live", "zlib", "collector");
    assertThat(KnownParts.of(MemoryFigures.UNKNOWN)).isEmpty();
  }

  @Test
  void health_hasThemBelowTheMemory() {
    MadeUp story = MadeUp.healthy();
    story.memory = memory(301 * MadeUp.MIB, -1);

    assertThat(HealthReport.of(story.reading())).contains("\nParts       Heap 768 MiB, 301 MiB");
  }
}
