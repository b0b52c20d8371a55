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
          ShortReport.ofPorts(reading),
          ShortReport.ofThreads(reading),
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
        .startsWith(
            "unclosed: 92% of the memory limit is used: the container uses 1,214 of 2,048 MiB,")
        .contains(
            "Native memory, by call site:", "zlib com.acme.Codec.open(Codec.java:55): about 3 MiB")
        .doesNotContain("PaymentClient", "prlimit");
  }

  @Test
  void mark_namesTheCallSitesThatHoldMost_alsoWithoutASuspect() {
    ReportFixture story = ReportFixture.healthy();
    story.open(840, 1024);

    assertThat(ShortReport.ofDescriptors(story.reading(), 80))
        .startsWith("unclosed: 80% of the file descriptors are open: 840 of 1,024 open, steady.\n")
        .contains("unclosed: socket com.acme.Gate.serve(Gate.java:20): 203 open, 1,831 opened,");
  }

  @Test
  void openThatFailedWithDescriptorsLeft_isNotSaidToBeTheirEnd() {
    assertThat(ShortReport.ofExhaustion(ReportFixture.healthy().reading()))
        .startsWith("unclosed: An open failed with \"Too many open files\", although file desc");
  }

  @Test
  void whereToReadMore_isTheLastOfTenLines() {
    ReportFixture story = ReportFixture.closeWaitLeak();
    for (int i = 0; i < 40; i++) {
      String site = "com.acme." + "long.".repeat(30) + "Job.read(Job.java:" + i + ")";
      story.callSites.add(ReportFixture.site("j" + i, "file", site, 90, 90, 0, 0, 40).build());
    }

    assertThat(ShortReport.ofDescriptors(story.reading(), 80).lines())
        .hasSize(10)
        .last()
        .asString()
        .startsWith("unclosed: More: ");
  }
}
