package io.unclosed.agent.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.QuantityTrend;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.SuspectPart;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.ThreadStats;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlookTest {
  @Test
  void threadsOfASuspectOfAnotherKind_areForeseen_withItsNumber() {
    ReportFixture story = ReportFixture.healthy();
    story.suspects.add(clients("selector", "thread", 5400));
    story.trends.put("threads", new QuantityTrend(1100, 2048, 286, 270, 300, 11_376));

    assertThat(Headline.of(story.reading()))
        .anyMatch(line -> line.startsWith("DESCRIPTORS RUN OUT BETWEEN 04:42Z"))
        .anyMatch(
            line ->
                line.startsWith("THREADS RUN OUT BETWEEN 06:22Z")
                    && line.contains("1,100 of 2,048 used, +286 an hour. Fix 1;"));
  }

  @Test
  void endOfTheDescriptors_isNotTheEndOfThreads() {
    ReportFixture story = ReportFixture.healthy();
    story.suspects.add(clients("thread", "selector", 5400));
    story.trends.put("threads", new QuantityTrend(1100, -1, 286, 270, 300, -1));

    assertThat(Headline.of(story.reading()))
        .hasSize(1)
        .allMatch(line -> line.startsWith("DESCRIPTORS RUN OUT"));
  }

  @Test
  void threadsThatAreSteady_tellTheRateOfThoseThatLeak() {
    ReportFixture story = ReportFixture.healthy();
    story.suspects.add(clients("selector", "thread", -1));
    story.trends.put("threads", new QuantityTrend(2040, 2048, 0, 0, 0, -1));

    assertThat(Headline.of(story.reading()).get(0))
        .startsWith("THREADS HAVE RUN OUT: 2,040 of 2,048 used")
        .endsWith("Fix 1; a higher limit only buys time.");
  }

  @Test
  void mappings_areForeseenByTheirOwnTrend_withTheLineThatMaps() {
    ReportFixture story = ReportFixture.healthy();
    story.suspects.add(clients("mapped-buffer", "mapped-buffer", -1));
    story.trends.put("maps", new QuantityTrend(61_530, 65_530, 400, 380, 420, 36_000));

    assertThat(Headline.of(story.reading()).get(0))
        .startsWith("MAPPINGS OF MEMORY RUN OUT BETWEEN ")
        .contains("61,530 of 65,530 used, +400 an hour. Fix 1;");
  }

  @Test
  void threadsThatFailedToStart_areSaidOnce() {
    ReportFixture story = ReportFixture.healthy();
    story.threads = new ThreadStats(11, -60_000_000_000L, List.of(), -1, -1);
    story.trends.put("threads", new QuantityTrend(2048, 2048, 0, 0, 0, -1));

    assertThat(Headline.of(story.reading()))
        .hasSize(1)
        .allMatch(line -> line.startsWith("THREADS HAVE RUN OUT: 11 starts failed"));
  }

  @Test
  void threadsThatFailedToStartLongAgo_areForeseenAgain() {
    ReportFixture story = ReportFixture.healthy();
    story.threads = new ThreadStats(1, -1_800_000_000_000L, List.of(), -1, -1);
    story.trends.put("threads", new QuantityTrend(1100, 2048, 286, 270, 300, 11_376));

    assertThat(Headline.of(story.reading()))
        .anyMatch(line -> line.startsWith("THREADS HAVE RUN OUT BEFORE: 1 start failed"))
        .anyMatch(line -> line.startsWith("THREADS RUN OUT BETWEEN 06:22Z"));
  }

  /** HTTP clients that are never closed. */
  private static LeakSuspect clients(String first, String second, long end) {
    String site = "com.acme.Clients.make(Clients.java:31)";
    CallSiteStats figures = new CallSiteDraft("c1", first, site).counts(286, 0, 286).build();
    CallSiteStats others = new CallSiteDraft("c1", second, site).counts(286, 0, 286).build();
    return ReportFixture.suspect(figures, Severity.CRITICAL, Confidence.LIKELY)
        .evidence(EvidenceCode.GROWING, Confidence.LIKELY, 286, "It grows.")
        .headline("286 of each")
        .rate(286, 270, 300)
        .exhausts(end, end < 0 ? -1 : end + 600)
        .parts(new SuspectPart(first, 286, 286, figures), new SuspectPart(second, 286, 286, others))
        .build();
  }
}
