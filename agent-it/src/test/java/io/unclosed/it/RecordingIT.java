package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.parallel.Execution;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import programs.leaks.LeavesFilesToTheCollector;
import programs.manners.LoadsFlightRecorder;
import programs.memory.HoldsMemory;

/** Our events as {@code jfr print} and Mission Control's parser read them. */
@Execution(CONCURRENT)
class RecordingIT {
  private static final String QUICK = "interval=200ms,patience=2s";

  @EachJdk
  void leakInARecording_isReadByBothParsers(Jdk jdk) throws Exception {
    try (ForkedJvm jvm =
        ForkedJvm.running(LeavesFilesToTheCollector.class)
            .on(jdk)
            .vm("-XX:StartFlightRecording:settings=default")
            .withAgent(QUICK)
            .start()) {
      jvm.ask("collect");
      JvmAssert.assertThat(jvm)
          .raisesSuspectWithin(Waiting.PATIENCE)
          .blaming("LeavesFilesToTheCollector.java", "read");
      // The heartbeat publishes first and records then.
      Waiting.untilAsserted(Waiting.PATIENCE, () -> isReadByBoth(jdk, dump(jdk, jvm)));
    }
  }

  private static void isReadByBoth(Jdk jdk, Path recording) throws Exception {
    assertThat(counts(recording))
        .containsKeys(
            "io.unclosed.LeakSuspect",
            "io.unclosed.OpenSite",
            "io.unclosed.ProcessSample",
            "io.unclosed.AgentOverhead");
    String events = "io.unclosed.LeakSuspect,io.unclosed.OpenSite";
    Tool print = Tool.run(jdk.tool("jfr"), "print", "--events", events, recording.toString());
    assertThat(print.out())
        .contains("io.unclosed.LeakSuspect {", "io.unclosed.OpenSite {")
        .contains("LeavesFilesToTheCollector.read(LeavesFilesToTheCollector.java:");
  }

  /** Who adds a listener and who starts a recording take the recorder's locks in turn. */
  @EachJdk
  void recordingsThatStartWithTheAgent_stopNobody(Jdk jdk) {
    for (int i = 0; i < 5; i++) {
      try (ForkedJvm jvm =
          ForkedJvm.running(LoadsFlightRecorder.class)
              .on(jdk)
              .vm("-XX:StartFlightRecording=settings=profile", "-Xlog:disable")
              .withAgent(QUICK)
              .start()) {
        Detector detector = new Detector(jvm.ownBeans());
        assertThat(detector.overhead("failures")).isZero();
        assertThat(detector.attribute("State")).isEqualTo("active");
      }
    }
  }

  /** What has no descriptor is told without asking the kernel. */
  @EachJdk
  void openInARecording_saysWhatItIs(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(HoldsMemory.class)
            .on(jdk)
            .vm("-XX:StartFlightRecording:settings=default")
            .withAgent(QUICK)
            .start()) {
      // The heartbeat that follows the recording's start is the first to listen.
      Waiting.untilAsserted(
          Waiting.PATIENCE,
          () -> {
            jvm.ask("direct", "3");
            jvm.ask("threads", "5");
            String file = dump(jdk, jvm).toString();
            String opens = "io.unclosed.ResourceOpen";
            assertThat(Tool.run(jdk.tool("jfr"), "print", "--events", opens, file).out())
                .contains("detail = \"1048576 bytes\"", "detail = \"Thread-");
          });
    }
  }

  /** The first event class costs megabytes and a tenth of a second: nobody asked for it yet. */
  @EachJdk
  void withoutARecording_nothingOfJfrIsLoaded(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(LoadsFlightRecorder.class)
            .on(jdk)
            .vm("-Xlog:class+load:file=classes.txt")
            .withAgent(QUICK)
            .start()) {
      new Detector(jvm.ownBeans()).checkNow();
      assertThat(jvm.ask("awake")).containsExactly("false");
      assertThat(jvm.folder().resolve("classes.txt"))
          .content()
          .contains("LoadsFlightRecorder")
          .doesNotContainPattern("io\\.unclosed\\.\\S*Event ");
    }
  }

  @EachJdk
  void recordingStartedLater_hasOurEvents(Jdk jdk) throws Exception {
    try (ForkedJvm jvm =
        ForkedJvm.running(LoadsFlightRecorder.class).on(jdk).withAgent(QUICK).start()) {
      Tool start = Tool.jcmd(jdk, jvm, "JFR.start", "name=late");
      assertThat(start.status()).as(start.toString()).isZero();
      // The heartbeat that follows the start registers; then a chunk's end has every site.
      Waiting.untilAsserted(
          Waiting.PATIENCE,
          () -> {
            new Detector(jvm.ownBeans()).checkNow();
            assertThat(counts(dump(jdk, jvm))).containsKey("io.unclosed.OpenSite");
          });
      assertThat(jvm.printedErrors()).isEmpty();
    }
  }

  private static Path dump(Jdk jdk, ForkedJvm jvm) {
    Path recording = jvm.folder().resolve("dump" + System.nanoTime() + ".jfr");
    Tool dump = Tool.jcmd(jdk, jvm, "JFR.dump", "filename=" + recording);
    assertThat(dump.status()).as(dump.toString()).isZero();
    return recording;
  }

  private static Map<String, Long> counts(Path recording) throws Exception {
    IItemCollection events = JfrLoaderToolkit.loadEvents(recording.toFile());
    Map<String, Long> counts = new HashMap<>();
    for (IItemIterable items : events) {
      counts.merge(items.getType().getIdentifier(), items.getItemCount(), Long::sum);
    }
    return counts;
  }
}
