package io.unclosed.analysis.detect;

import static io.unclosed.analysis.CallSiteFixture.DAY;
import static io.unclosed.analysis.CallSiteFixture.HOUR;
import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static io.unclosed.analysis.CallSiteFixture.SECOND;
import static io.unclosed.analysis.MemoryFixture.MB;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.MemoryFixture;
import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.input.Ignore;
import io.unclosed.analysis.input.Settings;
import java.util.Random;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

final class MemoryGrowingTest {
  private final MemoryFixture memory = new MemoryFixture();
  private final Random random = new Random(11);
  private final SnapshotFixture process =
      new SnapshotFixture(new Settings(MINUTE, MINUTE, 6 * MINUTE, Ignore.NOTHING));

  private SnapshotFixture with(LongConsumer change) {
    return process.before(
        now -> {
          memory.heapUsed = 400 * MB + (now / MINUTE * 37 * MB) % (350 * MB);
          change.accept(now);
          process.memory = memory.figures();
        });
  }

  private long noise(long bytes) {
    return (long) (random.nextGaussian() * bytes);
  }

  @Test
  void nativeLibraryUnderAFlatHeap_isForeseenWithinEightHours() {
    with(now -> memory.rest = 90 * MB + now / SECOND * 32_768 + noise(5 * MB));

    LeakSuspect suspect = SnapshotFixture.find(process.runs(8 * HOUR), "memory:native");

    assertThat(suspect.rating().confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(suspect.rating().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(suspect.unit()).isEqualTo("bytes");
    assertThat(suspect.text().headline())
        .startsWith(
            "native memory outside the heap and outside everything the JVM accounts for grows by 11");
    // Nobody has seen a whole day yet: the hours may account for two fifths.
    assertThat(suspect.rate().low() / MB).isBetween(60.0, 118.0);
    assertThat(suspect.rate().high() / MB).isBetween(117.9, 180.0);
    long left = Math.round((4096 * MB - process.memory.held()) / 32768.0);
    assertThat(suspect.exhausts().soonestSeconds()).isBetween(left * 6 / 10, left * 11 / 10);
    assertThat(suspect.text().remedy()).contains("System.trim_native_heap");
  }

  @Test
  void heapThatKeepsEveryName_isALeakWithinSixDays() {
    with(now -> memory.heapFloor = 300 * MB + now / HOUR * 600 * MB / 336 + noise(3 * MB));

    LeakSuspect suspect = SnapshotFixture.find(process.runs(6 * DAY), "memory:heap");

    assertThat(suspect.rating().confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(suspect.rating().severity()).isEqualTo(Severity.WARNING);
    assertThat(SnapshotFixture.find(process.next(), "memory:native")).isNull();
  }

  @Test
  void classesThatAreNeverUnloaded_areToldAsClassLoaders() {
    with(now -> memory.metaspace = 120 * MB + now / MINUTE * MB / 4);

    LeakSuspect suspect = SnapshotFixture.find(process.runs(5 * DAY), "memory:metaspace");

    assertThat(suspect.text().headline()).contains("class loaders");
    assertThat(suspect.rating().evidence().get(0).sentence()).contains("14,211 classes loaded");
  }

  @Test
  void heapThatIsTouchedForTheFirstTime_isNoNativeLeak() {
    process.before(
        now -> {
          // Resident long before it is counted as used: up to what is committed, and no further.
          memory.heapCommitted = 3000 * MB;
          memory.rest = 90 * MB + Math.min(2200 * MB, now / MINUTE * 9 * MB);
          process.memory = memory.figures();
        });

    process.runs(2 * DAY);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @Test
  void nothingKnown_isNothingSaid() {
    process.runs(6 * DAY);

    assertThat(process.changes).isEmpty();
  }

  @Test
  void nativeGrowthThatIsGivenBack_isTakenBackAloud() {
    with(now -> memory.rest = 90 * MB + (now < 10 * HOUR ? now / SECOND * 32_768 : 0) + noise(MB));
    process.runs(9 * HOUR);
    assertThat(process.worst).isEqualTo(Severity.CRITICAL);

    assertThat(SnapshotFixture.find(process.runs(2 * HOUR), "memory:native")).isNull();
    assertThat(process.changes.get(process.changes.size() - 1).reason())
        .isEqualTo("it stopped growing");
  }
}
