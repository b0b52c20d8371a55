package io.unclosed.agent.export.jfr;

import io.unclosed.agent.export.jmx.FindingsFixture;
import io.unclosed.agent.export.jmx.QueriesFixture;
import io.unclosed.agent.query.SiteDetails;

/** Installs the outlet, publishes, and ends; nobody records. */
final class WaitsForRecording {
  private WaitsForRecording() {}

  public static void main(String[] args) {
    FlightRecorderExport outlet =
        new FlightRecorderExport(
            new QueriesFixture(), SiteDetails.NONE, events -> {}, Throwable::printStackTrace);
    System.out.println("installed " + outlet.install());
    outlet.publish(FindingsFixture.leaking(3));
    outlet.uninstall();
  }
}
