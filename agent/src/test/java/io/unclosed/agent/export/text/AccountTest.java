package io.unclosed.agent.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.SuspectPart;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.DescriptorAccount;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountTest {
  @Test
  void account_addsUp() {
    ReportFixture story = ReportFixture.closeWaitLeak();
    assertThat(Account.of(story.reading()).replace(",", ""))
        .startsWith(
            "3211 file descriptors = 2874 (number 1) + 214 other sockets + 61 files"
                + " + 8 in 4 selectors + 2 server sockets + 2 in 1 pipe + 5 more");
    assertThat(2874 + 214 + 61 + 8 + 2 + 2 + 5 + 45).isEqualTo(3211);
  }

  @Test
  void accountThatChangedWhileCounting_saysByHowMuch() {
    ReportFixture story = ReportFixture.healthy();
    story.account = new DescriptorAccount(257, 45, 14, 318, 4096, 4096, Map.of());

    assertThat(Account.of(story.reading()))
        .endsWith("+ 14 not opened by Java + 2 that changed while counting");
  }

  @Test
  void suspectThatGrewWhileCounting_isNoEstimate() {
    ReportFixture story = ReportFixture.closeWaitLeak();
    story.account = new DescriptorAccount(3149, 45, 0, 3194, 4096, 65_536, Map.of());

    assertThat(Account.of(story.reading()))
        .startsWith("3,194 file descriptors = 2,874 (number 1) + ")
        .endsWith(" - 12 that changed while counting");
  }

  @Test
  void descriptorsBeyondOneEach_areThoseOfWhatTakesSeveral() {
    assertThat(Account.of(ReportFixture.closeWaitLeak().reading()))
        .contains(" + 5 more file descriptors of these selectors and pipes + 45 used by the JVM");
  }

  @Test
  void suspectOfOneKindAtTwoLines_takesWhatIsOpenAtBoth() {
    CallSiteStats near =
        new CallSiteDraft("n1", "socket", "A.b(A.java:7)").counts(30, 0, 30).build();
    CallSiteStats far =
        new CallSiteDraft("n2", "socket", "A.c(A.java:9)").counts(12, 0, 12).build();
    ReportFixture story = ReportFixture.healthy();
    story.suspects.add(
        ReportFixture.suspect(near, Severity.WARNING, Confidence.LIKELY)
            .parts(new SuspectPart("socket", 30, 0, near), new SuspectPart("socket", 12, 0, far))
            .build());

    assertThat(Account.of(story.reading()))
        .startsWith("318 file descriptors = 42 (number 1) + 161 other sockets + ");
  }

  @Test
  void accountOfEstimates_doesNotPretend() {
    ReportFixture story = ReportFixture.healthy();
    story.openByKind.put("socket", 9000L);
    story.frames.add(new CallSiteDraft("id", "socket", "A.b(A.java:7)").sampled().build());

    assertThat(Account.of(story.reading()))
        .startsWith("318 file descriptors = 257 opened by Java (");
  }

  @Test
  void directoryStream_takesTwo() {
    ReportFixture story = ReportFixture.healthy();
    story.openByKind.clear();
    story.openByKind.put("directory", 37L);
    story.account = new DescriptorAccount(74, 45, 0, 119, 2048, 2048, Map.of());

    assertThat(Account.of(story.reading()))
        .isEqualTo(
            "119 file descriptors = 74 in 37 directory streams + 45 used by the JVM + 0 not opened"
                + " by Java");
  }
}
