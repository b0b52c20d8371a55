package io.unclosed.agent.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.export.ClassHistogram;
import io.unclosed.agent.export.MemoryDraft;
import io.unclosed.analysis.input.MemoryStats;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of memory when somebody asks. */
class MemoryReportsTest {
  private static final String ANSWER = "Trim native heap: RSS+Swap: 2311M->1211M (-1100M)\n";

  @Test
  void parts_areInTheHealthReport() {
    ReportFixture story = ReportFixture.healthy();
    story.memory = MemoryDraft.gate().figures();
    String text = HealthReport.of(story.reading());
    assertThat(flat(text))
        .contains(
            "heap about 768 MiB of 768 MiB (301 MiB live after 212 old-generation collections")
        .contains("212 threads about 5 MiB", "zlib about 41 MiB", "files 118 MiB")
        .contains("C allocator, some 20 to 60 MiB of the JVM): 1,098 MiB, estimates within 232 MiB")
        .contains("Mapped files take 211 MiB of address space")
        .contains("14,211 classes, 3 unloaded so far.");
    Expected.plainLines(text);
  }

  @Test
  void heapBeforeItsFirstWholeCollection_hasNoLiveSet() {
    MemoryDraft young = MemoryDraft.gate();
    young.heapFloor = -1;
    young.oldCollections = 0;
    ReportFixture story = ReportFixture.healthy();
    story.memory = young.figures();
    assertThat(flat(HealthReport.of(story.reading())))
        .contains("768 MiB of 768 MiB (no full collection yet)");
  }

  @Test
  void trimThatGivesMuchBack_isRetention() {
    MemoryDraft after = MemoryDraft.gate();
    after.rssAnon = 1093 * MemoryDraft.MIB;
    String text = TrimReport.of(MemoryDraft.gate().figures(), after.figures(), ANSWER, 35_000_000);
    assertThat(flat(text))
        .contains("took 35 ms: Trim native heap: RSS+Swap: 2311M->1211M (-1100M)")
        .contains("Resident: 2,311 MiB before, 1,211 MiB after")
        .contains("Rest: 1,098 MiB before, 0 B after")
        .contains("kept 1,100 MiB that the program had freed. That is retention, not a leak.")
        .contains("-XX:TrimNativeHeapInterval=300000");
    Expected.plainLines(text);
  }

  @Test
  void trimThatGivesLittleBack_isMemoryInUse() {
    MemoryDraft after = MemoryDraft.gate();
    after.rssAnon -= 37 * MemoryDraft.MIB;
    String text = TrimReport.of(MemoryDraft.gate().figures(), after.figures(), ANSWER, 35_000_000);
    assertThat(flat(text)).contains("this memory is in use").doesNotContain("retention");
  }

  @Test
  void trimWhereNothingIsKnown_drawsNoConclusion() {
    String text = TrimReport.of(MemoryStats.UNKNOWN, MemoryStats.UNKNOWN, ANSWER, 1);
    assertThat(text).contains("not known").doesNotContain("retention").doesNotContain("leak");
  }

  @Test
  void firstHistogram_saysToAskAgain() {
    assertThat(HeapGrowthReport.of(List.of(names(100, 7)), 0, 9_000_000))
        .contains("First histogram taken (107 objects, 9 ms).", "Call it again");
  }

  @Test
  void classThatRoseEachTime_isListedMostBytesFirst() {
    String text =
        HeapGrowthReport.of(List.of(names(100, 7), names(200, 8), names(311, 19)), 7200, 9_000_000);
    assertThat(text.lines().filter(line -> line.startsWith("| +")))
        .containsExactly(
            "| +211 | +9.9 KiB | 311 | com.acme.Name", "| +12 | +576 B | 19 | int[][]");
    assertThat(text).contains("Heap growth in 2 h, 3 histograms");
  }

  @Test
  void classThatGrewByLittleBesideAnother_isNotListed() {
    String text = HeapGrowthReport.of(List.of(names(100, 7), names(311, 8)), 60, 9_000_000);
    assertThat(text)
        .contains("com.acme.Name", "once so far: call it again")
        .doesNotContain("int[][]");
  }

  @Test
  void classThatFellBetween_isGarbageAndNotListed() {
    String text =
        HeapGrowthReport.of(List.of(names(300, 7), names(200, 7), names(500, 7)), 7200, 9_000_000);
    assertThat(text).contains("No class grew in every histogram").doesNotContain("com.acme.Name");
  }

  @Test
  void arrays_areWrittenAsInJava() {
    assertThat(HeapGrowthReport.readable("[[J")).isEqualTo("long[][]");
    assertThat(HeapGrowthReport.readable("[Ljava.lang.String;")).isEqualTo("java.lang.String[]");
    assertThat(HeapGrowthReport.readable("com.acme.Name")).isEqualTo("com.acme.Name");
  }

  private static ClassHistogram names(int names, int arrays) {
    return ClassHistogram.parse(
        "1: "
            + names
            + " "
            + names * 48
            + " com.acme.Name\n"
            + "2: "
            + arrays
            + " "
            + arrays * 48
            + " [[I (java.base@17)\n");
  }

  /** In one line with single spaces. */
  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
