package io.unclosed.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The suspect that a test waits for, described word by word. */
final class RaisedSuspect {
  private final ForkedJvm jvm;
  private final Detector detector;
  private final long deadlineNanos;
  private final List<Predicate<SuspectRow>> wanted = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private Optional<SuspectRow> found = Optional.empty();

  RaisedSuspect(ForkedJvm jvm, long deadlineNanos) {
    this.jvm = jvm;
    this.detector = new Detector(jvm.ownBeans());
    this.deadlineNanos = deadlineNanos;
  }

  RaisedSuspect ofKind(String kind) {
    return and("of kind " + kind, suspect -> suspect.kind().equals(kind));
  }

  RaisedSuspect withEvidence(String code) {
    return and("with " + code, suspect -> suspect.evidence().contains(code));
  }

  RaisedSuspect withOneOf(List<String> codes) {
    return and(
        "with one of " + codes, suspect -> codes.stream().anyMatch(suspect.evidence()::contains));
  }

  RaisedSuspect ofSeverity(String severity) {
    return and(severity, suspect -> suspect.severity().equals(severity));
  }

  RaisedSuspect withConfidence(String confidence) {
    return and(confidence, suspect -> suspect.confidence().equals(confidence));
  }

  /** How many it says are open. */
  RaisedSuspect holding(long live) {
    return and("holding " + live, suspect -> suspect.live() == live);
  }

  /** Its blamed frame is of this file and method. */
  RaisedSuspect blaming(String file, String method) {
    return and(
        "blaming " + method + " in " + file,
        suspect -> suspect.site().contains("." + method + "(" + file + ":"));
  }

  /** It is the only one. */
  RaisedSuspect andNoOther() {
    return and("and no other", suspect -> detector.suspects().size() == 1);
  }

  /** Its headline says so. */
  RaisedSuspect saying(String text) {
    return and("saying " + text, suspect -> suspect.headline().contains(text));
  }

  /** What is to be done about it says so. */
  RaisedSuspect advising(String text) {
    return and("advising " + text, suspect -> suspect.remedy().contains(text));
  }

  /** The first that fitted all of it; by now it may say something else. */
  SuspectRow row() {
    return found.orElseThrow(() -> new AssertionError("nothing was asked for: " + words));
  }

  RaisedSuspect narrowed() {
    Duration left = Duration.ofNanos(Math.max(1_000_000_000L, deadlineNanos - System.nanoTime()));
    Waiting.until(
        "a suspect " + String.join(", ", words),
        left,
        () -> find().isPresent(),
        () -> detector.suspects() + "\n" + detector.report() + "\n" + jvm);
    return this;
  }

  private RaisedSuspect and(String word, Predicate<SuspectRow> which) {
    words.add(word);
    wanted.add(which);
    return narrowed();
  }

  private Optional<SuspectRow> find() {
    found =
        detector.suspects().stream()
            .filter(suspect -> wanted.stream().allMatch(one -> one.test(suspect)))
            .findFirst();
    return found;
  }
}
