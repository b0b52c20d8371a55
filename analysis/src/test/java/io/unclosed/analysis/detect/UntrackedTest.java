package io.unclosed.analysis.detect;

import static io.unclosed.analysis.CallSiteFixture.HOUR;
import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class UntrackedTest {
  private final SnapshotFixture process = new SnapshotFixture();

  @Test
  void nativeSocketsThatPileUp_arePossibleAndLaterLikely() {
    process.before(now -> process.untracked.put("socket", 5 + now / MINUTE));

    LeakSuspect young = SnapshotFixture.find(process.runs(90 * MINUTE), "untracked:socket");
    assertThat(young.rating().confidence()).isEqualTo(Confidence.POSSIBLE);
    assertThat(young.rating().severity()).isEqualTo(Severity.INFO);
    assertThat(young.site()).isEmpty();

    LeakSuspect old = SnapshotFixture.find(process.runs(2 * HOUR), "untracked:socket");
    assertThat(old.rating().confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(old.rating().severity()).isEqualTo(Severity.WARNING);
    assertThat(old.text().headline())
        .startsWith("215 file descriptors of type socket were not opened by Java code");
  }

  @Test
  void nativeTrafficThatRisesWithTheMorning_isNoWarning() {
    Random random = new Random(5);
    process.before(
        now -> {
          double day = 200 + 150 * Math.sin((double) now / HOUR * Math.PI / 12);
          process.untracked.put("socket", Math.round(day + random.nextGaussian() * 10));
        });

    process.runs(48 * HOUR);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @Test
  void handfulOfEventDescriptors_isNoSuspect() {
    process.before(now -> process.untracked.put("eventfd", now < 5 * MINUTE ? now / MINUTE : 5));

    process.runs(10 * HOUR);

    assertThat(process.changes).isEmpty();
  }

  @Test
  void nativePoolThatFilled_isNoWarning() {
    process.before(now -> process.untracked.put("socket", Math.min(200, 2 * now / MINUTE)));

    process.runs(20 * HOUR);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }
}
