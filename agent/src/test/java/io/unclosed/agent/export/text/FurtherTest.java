package io.unclosed.agent.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.query.AttachBaseline;
import io.unclosed.agent.query.DeletedFile;
import io.unclosed.agent.query.GrowthSinceMark;
import io.unclosed.agent.query.ReportExtras;
import io.unclosed.agent.redact.Redaction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FurtherTest {
  @Test
  void deletedFiles_areSummedAndTheLargestNamed() {
    ReportFixture story = ReportFixture.healthy();
    story.further =
        new ReportExtras(
            List.of(
                new DeletedFile(1, "/var/log/app.log", 211 * ReportFixture.MIB),
                new DeletedFile(37, "/mnt/far/b", -1)),
            Map.of(),
            AttachBaseline.NONE,
            GrowthSinceMark.NONE);

    assertThat(LeakReport.of(story.reading()).replaceAll("\n +", " "))
        .contains(
            "Deleted:   2 deleted files are still open and hold 211 MiB until they are closed:"
                + " /var/log/app.log (211 MiB, fd 1), /mnt/far/b (fd 37).");
    assertThat(HealthReport.of(story.reading()))
        .contains("Deleted:   2 deleted files are still open");
  }

  @Test
  void paths_areRedacted() {
    ReportFixture story = ReportFixture.healthy();
    story.redaction = new Redaction(false, true, 1, 2);
    story.further =
        new ReportExtras(
            List.of(new DeletedFile(1, "/var/log/app.log", 7)),
            Map.of(),
            AttachBaseline.NONE,
            GrowthSinceMark.NONE);

    assertThat(LeakReport.of(story.reading()))
        .contains("Deleted:   1 deleted file is")
        .doesNotContain("app.log");
  }

  @Test
  void likelyLibraries_standBelowTheAccount() {
    ReportFixture story = ReportFixture.healthy();
    story.further =
        new ReportExtras(
            List.of(),
            Map.of("eventfd", List.of(), "socket", List.of("liba.so", "libb.so")),
            AttachBaseline.NONE,
            GrowthSinceMark.NONE);

    assertThat(LeakReport.of(story.reading()))
        .contains(
            "\n           Likely opened by a native library: socket by liba.so or libb.so.\n");
  }

  @Test
  void nothingKnown_isNotSaid() {
    assertThat(LeakReport.of(ReportFixture.healthy().reading()))
        .doesNotContain("Deleted", "native library");
  }
}
