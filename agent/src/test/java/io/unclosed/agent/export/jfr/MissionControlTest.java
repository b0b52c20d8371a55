package io.unclosed.agent.export.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.export.jmx.QueriesFixture;
import io.unclosed.agent.query.SiteDetails;
import java.nio.file.Path;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmc.common.IDisplayable;
import org.openjdk.jmc.common.item.IAccessorKey;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/** Mission Control's own parser reads what we write. */
class MissionControlTest {
  @TempDir Path folder;

  @Test
  void missionControl_readsUnitsAndAges() throws Exception {
    QueriesFixture desk = new QueriesFixture();
    FlightRecorderExport exporter =
        new FlightRecorderExport(desk, SiteDetails.NONE, events -> {}, Throwable::printStackTrace);
    exporter.install();
    try (Recording recording = new Recording()) {
      recording.start();
      Path file = folder.resolve("mission-control.jfr");
      recording.dump(file);
      IItemCollection items = JfrLoaderToolkit.loadEvents(file.toFile());

      assertThat(field(items, "io.unclosed.ProcessSample", "rss")).isEqualTo("1,001 B");
      assertThat(field(items, "io.unclosed.LeakSuspect", "duration")).isEqualTo("1 h 12 min");
      assertThat(field(items, "io.unclosed.LeakSuspect", "site")).contains("PaymentClient.java:88");
    } finally {
      exporter.uninstall();
    }
  }

  private static String field(IItemCollection items, String event, String field) {
    for (IItemIterable iterable : items.apply(ItemFilters.type(event))) {
      for (IAccessorKey<?> key : iterable.getType().getAccessorKeys().keySet()) {
        if (key.getIdentifier().equals(field)) {
          IItem first = iterable.iterator().next();
          Object value = iterable.getType().getAccessor(key).getMember(first);
          return value instanceof IDisplayable shown
              ? shown.displayUsing(IDisplayable.AUTO).replace('\u00a0', ' ')
              : String.valueOf(value);
        }
      }
    }
    throw new AssertionError("no " + event + " " + field);
  }
}
