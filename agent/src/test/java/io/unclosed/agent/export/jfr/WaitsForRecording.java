package io.unclosed.agent.export.jfr;

import io.unclosed.agent.export.jmx.FindingsFixture;
import io.unclosed.agent.export.jmx.QueriesFixture;
import io.unclosed.agent.query.SiteDetails;

/** Installs the exporter, publishes, and ends; nobody records. */
final class WaitsForRecording {
  private WaitsForRecording() {}

  public static void main(String[] args) {
    FlightRecorderExport exporter =
        new FlightRecorderExport(
            new QueriesFixture(), SiteDetails.NONE, events -> {}, Throwable::printStackTrace);
    System.out.println("installed " + exporter.install());
    exporter.publish(FindingsFixture.leaking(3));
    exporter.uninstall();
  }
}
