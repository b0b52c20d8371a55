package io.unclosed.agent.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortReportTest {
  @Test
  void exhaustion_readsAsExpected() throws Exception {
    ReportFixture story = ReportFixture.closeWaitLeak();
    story.openFailures = 77;
    story.open(4096, 4096);

    Expected.equal(ShortReport.ofExhaustion(story.reading()), "short-exhaustion.txt");
  }

  @Test
  void everyText_isTenMarkedNarrowLinesAtMost() {
    Reading reading = ReportFixture.closeWaitLeak().reading();
    for (String text :
        new String[] {
          ShortReport.ofDescriptors(reading, 80),
          ShortReport.ofMemory(reading, 85),
          ShortReport.ofExhaustion(ReportFixture.healthy().reading())
        }) {
      Expected.plainLines(text);
      assertThat(text.lines()).hasSizeLessThanOrEqualTo(10);
      assertThat(text.lines()).allMatch(line -> line.startsWith("unclosed: "));
    }
  }

  @Test
  void memory_blamesNoSocket() {
    assertThat(ShortReport.ofMemory(ReportFixture.closeWaitLeak().reading(), 92))
        .startsWith("unclosed: 92 % OF THE MEMORY LIMIT ARE USED: 1,214 MiB of 2,048 MiB used")
        .contains("No line stands out for this limit.")
        .doesNotContain("PaymentClient", "prlimit");
  }
}
