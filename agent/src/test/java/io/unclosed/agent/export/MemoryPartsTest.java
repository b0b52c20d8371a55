package io.unclosed.agent.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.unclosed.analysis.input.MemoryStats;
import org.junit.jupiter.api.Test;

class MemoryPartsTest {
  private static final long MIB = MemoryDraft.MIB;

  @Test
  void parts_addUpToWhatIsResidentOrSwappedOut() {
    MemoryDraft gate = MemoryDraft.gate();
    gate.rssShmem = 7 * MIB;
    gate.swap = 37 * MIB;
    assertThat(sum(gate.figures())).isEqualTo((2193 + 118 + 7 + 37) * MIB);
  }

  @Test
  void classSpace_isNotCountedTwice() {
    assertThat(MemoryParts.bytes(MemoryDraft.gate().figures()))
        .contains(entry("metaspace", 120 * MIB), entry("class-space", 20 * MIB));
  }

  @Test
  void whatNobodyAccountsFor_isTheRest() {
    assertThat(MemoryParts.bytes(MemoryDraft.gate().figures()))
        .containsEntry("rest", 1098 * MIB)
        .doesNotContainKeys("jvm-other", "mapped", "anonymous");
  }

  @Test
  void estimatesThatAreTooHigh_leaveARestBelowZero_andTheSumIsStillRight() {
    MemoryDraft gate = MemoryDraft.gate();
    gate.rssAnon = 1000 * MIB;
    assertThat(MemoryParts.bytes(gate.figures()).get("rest")).isEqualTo(-95 * MIB);
    assertThat(sum(gate.figures())).isEqualTo(1118 * MIB);
  }

  @Test
  void whatNativeMemoryTrackingKnowsBesides_isAPartAndNotTheRest() {
    MemoryDraft gate = MemoryDraft.gate();
    gate.tracked = (140 + 31 + 5 + 34 + 76 + 50) * MIB;
    assertThat(MemoryParts.bytes(gate.figures()))
        .contains(entry("jvm-other", 50 * MIB), entry("rest", 1048 * MIB));
  }

  @Test
  void jvmThatTellsNothing_leavesTheKernelsParts() {
    MemoryDraft silent = new MemoryDraft();
    silent.rssAnon = 61 * MIB;
    silent.rssFile = 31 * MIB;
    silent.rssShmem = 0;
    assertThat(MemoryParts.bytes(silent.figures()))
        .containsExactly(
            entry("anonymous", 61 * MIB), entry("shared", 0L), entry("file-backed", 31 * MIB));
    assertThat(MemoryParts.error(silent.figures())).isZero();
  }

  @Test
  void kernelThatTellsNothing_leavesTheJvmsPartsWithoutARest() {
    MemoryDraft gate = MemoryDraft.gate();
    gate.rssAnon = -1;
    gate.rssFile = -1;
    assertThat(MemoryParts.bytes(gate.figures()))
        .containsKeys("heap", "direct")
        .doesNotContainKeys("rest", "file-backed");
  }

  @Test
  void nothingKnown_isNoPartAtAll() {
    assertThat(MemoryParts.bytes(MemoryStats.UNKNOWN)).isEmpty();
  }

  @Test
  void heapThatIsWhollyUsed_isNoError() {
    MemoryDraft gate = MemoryDraft.gate();
    long before = MemoryParts.error(gate.figures());
    gate.heapUsed = gate.heapTouched;
    assertThat(MemoryParts.error(gate.figures())).isEqualTo(before - 192 * MIB);
  }

  private static long sum(MemoryStats memory) {
    long sum = 0;
    for (long part : MemoryParts.bytes(memory).values()) {
      sum += part;
    }
    return sum;
  }
}
