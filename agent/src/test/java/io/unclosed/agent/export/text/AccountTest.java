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
            "3211 = 2874 (1) + 214 other sockets + 61 files + 4 selectors + 2 server sockets + 1 pipe");
    assertThat(2874 + 214 + 2 + 61 + 1 + 4 + 10 + 45).isEqualTo(3211);
  }

  @Test
  void accountThatChangedWhileCounting_saysByHowMuch() {
    ReportFixture story = ReportFixture.healthy();
    story.account = new DescriptorAccount(257, 45, 14, 318, 4096, 4096, Map.of());

    assertThat(Account.of(story.reading()))
        .endsWith("+ 14 not opened by Java + 2 that changed during the count");
  }

  @Test
  void suspectThatGrewWhileCounting_isNoEstimate() {
    ReportFixture story = ReportFixture.closeWaitLeak();
    story.account = new DescriptorAccount(3149, 45, 0, 3194, 4096, 65_536, Map.of());

    assertThat(Account.of(story.reading()))
        .startsWith("3,194 = 2,874 (1) + ")
        .endsWith(" - 7 that changed during the count");
  }

  @Test
  void descriptorsBeyondOneEach_areThoseOfWhatTakesSeveral() {
    assertThat(Account.of(ReportFixture.closeWaitLeak().reading()))
        .contains(" + 10 more descriptors of these selectors and pipes + 45 the JVM's own");
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

    assertThat(Account.of(story.reading())).startsWith("318 = 42 (1) + 161 other sockets + ");
  }

  @Test
  void accountOfEstimates_doesNotPretend() {
    ReportFixture story = ReportFixture.healthy();
    story.openByKind.put("socket", 9000L);
    story.frames.add(new CallSiteDraft("id", "socket", "A.b(A.java:7)").sampled().build());

    assertThat(Account.of(story.reading())).startsWith("318 = 257 opened by Java (");
  }
}
