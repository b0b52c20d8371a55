package io.unclosed.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.guard.StationGuard;
import io.unclosed.analysis.input.Ignore;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.tuning.TuningRule;
import io.unclosed.analysis.tuning.TuningRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each part of the analysis fails in turn, and in the same step the others do their work. */
class AnalysisFaultsTest {
  private static final Settings SETTINGS = SnapshotFixture.settings(Ignore.NOTHING);

  private final List<Throwable> errors = new ArrayList<>();
  private final Set<String> ran = new TreeSet<>();
  private String faulty = "";
  private StationGuard guard = guard();
  private SnapshotFixture process = process();

  private StationGuard guard() {
    return new StationGuard(
        errors::add,
        station -> {
          if (station.equals(faulty)) {
            throw new IllegalStateException("made up");
          }
          ran.add(station);
        });
  }

  private SnapshotFixture process() {
    CallSiteFixture conf = new CallSiteFixture("Conf", "file").collected(3);
    SnapshotFixture made = new SnapshotFixture(SETTINGS, new Analysis(SETTINGS, guard), conf);
    made.untracked.put("socket", 7L);
    return made;
  }

  private Set<String> oneStep() {
    ran.clear();
    process.next();
    return new TreeSet<>(ran);
  }

  @Test
  void everyDetectorAndRule_isAStationOfItsOwn() {
    Set<String> stations = oneStep();

    assertThat(stations).contains("forecasts", "suspects", "trends");
    for (TuningRule rule : TuningRules.ALL) {
      assertThat(stations).contains("rule " + rule.id());
    }
    for (EvidenceCode code : EvidenceCode.values()) {
      assertThat(stations).contains("detector " + code);
    }
  }

  @Test
  void eachStationThatFails_isCounted_switchedOff_andTheOthersGoOn() {
    Set<String> all = oneStep();
    for (String station : all) {
      errors.clear();
      faulty = "";
      guard = guard();
      process = process();
      process.next();
      faulty = station;

      Set<String> others = new TreeSet<>(all);
      others.remove(station);
      if (station.equals("suspects")) {
        others.removeIf(other -> other.startsWith("detector "));
      }
      for (int i = 0; i < 5; i++) {
        assertThat(oneStep()).as(station).isEqualTo(others);
      }
      assertThat(errors).as(station).hasSizeGreaterThanOrEqualTo(5);
      assertThat(guard.switchedOff()).singleElement().asString().startsWith(station + " is ");

      faulty = "";
      assertThat(oneStep()).as(station).isEqualTo(others);
    }
  }

  @Test
  void detectorThatFails_takesNoOthersEvidence() {
    faulty = "detector GROWING";

    Findings findings = process.next();

    assertThat(findings.suspects()).extracting(LeakSuspect::id).contains("Conf");
    assertThat(errors).isNotEmpty();
  }
}
