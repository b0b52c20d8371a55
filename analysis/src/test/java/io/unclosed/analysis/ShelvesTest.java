package io.unclosed.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.detect.Detector;
import io.unclosed.analysis.detect.Detectors;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.guard.StationGuard;
import io.unclosed.analysis.input.Ignore;
import io.unclosed.analysis.tuning.TuningRule;
import io.unclosed.analysis.tuning.TuningRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is on a shelf is in its list, and has its page. */
final class ShelvesTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Path MAIN = Path.of("src", "main", "java", "io", "unclosed", "analysis");

  @Test
  void everyCode_hasItsDetectorAndItsPage() {
    Detectors detectors =
        new Detectors(SnapshotFixture.settings(Ignore.NOTHING), new StationGuard(failure -> {}));
    List<Detector> all = new ArrayList<>(detectors.forFrame("file"));
    all.addAll(detectors.forUntracked());

    assertThat(all).extracting(Detector::code).containsExactly(EvidenceCode.values());
    for (EvidenceCode code : EvidenceCode.values()) {
      assertThat(DOCS.resolve("evidence").resolve(code + ".md")).isRegularFile();
    }
  }

  @Test
  void everyRule_isListedAndHasItsPage() throws Exception {
    List<String> files = new ArrayList<>();
    try (var tuning = Files.list(MAIN.resolve("tuning"))) {
      tuning.forEach(f -> files.add(f.getFileName().toString().replace(".java", "")));
    }
    files.removeIf(f -> !f.endsWith("Rule") || f.equals("TuningRule"));

    assertThat(TuningRules.ALL)
        .extracting(r -> r.getClass().getSimpleName())
        .containsExactlyInAnyOrderElementsOf(files);
    for (TuningRule rule : TuningRules.ALL) {
      assertThat(DOCS.resolve("rules").resolve(rule.id() + ".md")).isRegularFile();
    }
  }
}
