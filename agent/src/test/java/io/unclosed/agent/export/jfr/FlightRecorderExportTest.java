package io.unclosed.agent.export.jfr;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.unclosed.agent.export.jmx.FindingsFixture;
import io.unclosed.agent.export.jmx.QueriesFixture;
import io.unclosed.agent.query.SiteDetails;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.SuspectChange;
import io.unclosed.jfr.ResourceEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecorderExportTest {
  private static final SiteDetails DETAILS =
      new SiteDetails() {
        @Override
        public String stack(String id) {
          return "at " + FindingsFixture.SOCKET_SITE;
        }

        @Override
        public long oldestResource(String id) {
          return 1_037;
        }
      };

  @TempDir Path folder;
  private final QueriesFixture desk = new QueriesFixture();
  private final AtomicReference<ResourceEvents> resources = new AtomicReference<>();
  private final List<Throwable> faults = new ArrayList<>();
  private final FlightRecorderExport exporter =
      new FlightRecorderExport(desk, DETAILS, resources::set, faults::add);

  @BeforeEach
  void install() {
    assertThat(exporter.install()).isTrue();
  }

  @AfterEach
  void uninstall() {
    exporter.uninstall();
    assertThat(faults).isEmpty();
  }

  @Test
  void suspectRaised_beginsWhenItsOldestWasOpened() throws Exception {
    try (Recording recording = started()) {
      exporter.publish(
          FindingsFixture.leaking(
              0,
              new SuspectChange(
                  SuspectChange.What.RAISED,
                  FindingsFixture.suspect("raised", Severity.CRITICAL),
                  "")));
      RecordedEvent raised = suspect(dump(recording), "raised");

      assertThat(raised.getDuration().toMillis() / 1000.0)
          .isCloseTo(FindingsFixture.OLDEST_SECONDS, within(20.0));
      assertThat(raised.getStartTime())
          .isBefore(recording.getStartTime().minus(Duration.ofHours(1)));
      assertThat(raised.getLong("resourceId")).isEqualTo(1_037);
      assertThat(raised.getString("severity")).isEqualTo("CRITICAL");
      assertThat(raised.getString("evidence")).isEqualTo("CLOSE_WAIT, OUTLIVED");
      assertThat(raised.getLong("live")).isEqualTo(37);
      assertThat(raised.getString("stack")).isEqualTo("at " + FindingsFixture.SOCKET_SITE);
    }
  }

  @Test
  void suspectCleared_saysSoAndWhy() throws Exception {
    try (Recording recording = started()) {
      exporter.publish(
          FindingsFixture.leaking(
              0,
              new SuspectChange(
                  SuspectChange.What.CLEARED,
                  FindingsFixture.suspect("cleared", Severity.CRITICAL),
                  "all 37 were closed")));
      RecordedEvent cleared = suspect(dump(recording), "cleared");

      assertThat(cleared.getString("severity")).isEqualTo("CLEARED");
      assertThat(cleared.getString("headline")).isEqualTo("Cleared: all 37 were closed");
    }
  }

  @Test
  void shortRecording_isCompleteAtItsEnd() throws Exception {
    try (Recording recording = started()) {
      List<RecordedEvent> all = dump(recording);

      assertThat(named(all, "LeakSuspect")).hasSize(2);
      // Every ten seconds, and a slow machine may be at it for longer.
      assertThat(named(all, "ProcessSample")).isNotEmpty();
      assertThat(named(all, "AgentOverhead")).hasSize(1);
      assertThat(named(all, "SocketState")).hasSize(2);
      assertThat(named(all, "Recommendation"))
          .extracting(event -> event.getString("setting"))
          .containsExactly("RLIMIT_NOFILE");
      assertThat(named(all, "OpenSite"))
          .extracting(event -> event.getString("site"), event -> event.getLong("open"))
          .contains(tuple(FindingsFixture.SOCKET_SITE, 37L));
      assertThat(named(all, "OpenSite"))
          .extracting(event -> event.getString("stack"))
          .contains("at " + FindingsFixture.SOCKET_SITE);
    }
  }

  @Test
  void periodicEvents_tellTheLastFindings() throws Exception {
    try (Recording recording = new Recording()) {
      for (String name : List.of("ProcessSample", "MemoryPart", "SocketState", "AgentOverhead")) {
        recording.enable("io.unclosed." + name).with("period", "everyChunk");
      }
      recording.start();
      List<RecordedEvent> all = dump(recording);

      RecordedEvent sample = named(all, "ProcessSample").get(0);
      assertThat(sample.getLong("rss")).isEqualTo(1_001);
      assertThat(sample.getLong("fdHardLimit")).isEqualTo(65_536);
      assertThat(named(all, "MemoryPart"))
          .extracting(event -> event.getString("part"))
          .contains("heap", "direct", "rest");
      assertThat(named(all, "SocketState"))
          .extracting(event -> event.getString("state") + event.getLong("count"))
          .contains("CLOSE_WAIT31", "ESTABLISHED6");
      RecordedEvent cost = named(all, "AgentOverhead").get(0);
      assertThat(cost.getDuration("cpuTime")).isEqualTo(Duration.ofMillis(1_250));
      assertThat(cost.getLong("capturesSkipped")).isEqualTo(5);
    }
  }

  @Test
  void failedOpens_areOneExhaustion() throws Exception {
    try (Recording recording = started()) {
      exporter.publish(FindingsFixture.leaking(3));
      exporter.publish(FindingsFixture.leaking(3));
      List<RecordedEvent> exhaustions = events(recording, "Exhaustion");

      assertThat(exhaustions).hasSize(1);
      assertThat(exhaustions.get(0).getString("what")).isEqualTo("descriptors");
      assertThat(exhaustions.get(0).getLong("limit")).isEqualTo(4_096);
      assertThat(exhaustions.get(0).getLong("used")).isEqualTo(295);
      assertThat(exhaustions.get(0).getString("topSite")).contains("Index.open");
    }
  }

  @Test
  void open_hasTheStackOfItsCaller() throws Exception {
    try (Recording recording = started()) {
      resources.get().resourceOpened(7, FindingsFixture.SOCKETS, "socket", "10.2.1.17:8443");
      RecordedEvent open = events(recording, "ResourceOpen").get(0);

      assertThat(open.getLong("resourceId")).isEqualTo(7);
      assertThat(open.getString("siteId")).isEqualTo(FindingsFixture.SOCKETS);
      assertThat(open.getString("detail")).isEqualTo("10.2.1.17:8443");
      List<RecordedFrame> shown =
          open.getStackTrace().getFrames().stream()
              .filter(frame -> !frame.getMethod().isHidden())
              .collect(toList());
      assertThat(shown.get(0).getMethod().getName()).isEqualTo("open_hasTheStackOfItsCaller");
    }
  }

  @Test
  void close_isOffUnlessAskedFor_andLastsItsLife() throws Exception {
    try (Recording recording = started()) {
      resources.get().resourceClosed(7, FindingsFixture.SOCKETS, "socket", "code", 1);
      recording.enable("io.unclosed.ResourceClose");
      resources
          .get()
          .resourceClosed(
              8, FindingsFixture.SOCKETS, "socket", "collector", Duration.ofMinutes(37).toNanos());
      List<RecordedEvent> closes = events(recording, "ResourceClose");

      assertThat(closes).hasSize(1);
      assertThat(closes.get(0).getString("closedBy")).isEqualTo("collector");
      assertThat(closes.get(0).getDuration().toMillis() / 60_000.0).isCloseTo(37, within(0.2));
    }
  }

  @Test
  void withoutARecording_nobodyIsAskedToWriteOpens() throws Exception {
    assertThat(resources.get()).isNull();
    try (Recording recording = started()) {
      assertThat(resources.get().everyOpen()).isFalse();
      try (Recording all = new Recording()) {
        all.enable("io.unclosed.ResourceOpen").with("opens", "all");
        all.start();
        assertThat(resources.get().everyOpen()).isTrue();
      }
      assertThat(resources.get().everyOpen()).isFalse();
      recording.stop();
      assertThat(resources.get()).isNull();
    }
  }

  private static RecordedEvent suspect(List<RecordedEvent> all, String id) {
    for (RecordedEvent event : named(all, "LeakSuspect")) {
      if (event.getString("id").equals(id)) {
        return event;
      }
    }
    throw new AssertionError("no suspect " + id);
  }

  private static Recording started() {
    Recording recording = new Recording();
    recording.start();
    return recording;
  }

  private List<RecordedEvent> events(Recording recording, String name) throws Exception {
    return named(dump(recording), name);
  }

  private List<RecordedEvent> dump(Recording recording) throws Exception {
    Path file = folder.resolve("recording.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file);
  }

  private static List<RecordedEvent> named(List<RecordedEvent> all, String name) {
    List<RecordedEvent> named = new ArrayList<>();
    for (RecordedEvent event : all) {
      if (event.getEventType().getName().equals("io.unclosed." + name)) {
        named.add(event);
      }
    }
    return named;
  }
}
