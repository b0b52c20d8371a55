package io.unclosed.agent.outlet.jfr;

import io.unclosed.agent.outlet.SiteDetails;
import io.unclosed.agent.outlet.jmx.MadeUpDesk;
import io.unclosed.agent.outlet.jmx.MadeUpFindings;

/** Installs the outlet, publishes, and ends; nobody records. */
final class WaitsForRecording {
  private WaitsForRecording() {}

  public static void main(String[] args) {
    FlightRecorderOutlet outlet =
        new FlightRecorderOutlet(
            new MadeUpDesk(), SiteDetails.NONE, events -> {}, Throwable::printStackTrace);
    System.out.println("installed " + outlet.install());
    outlet.publish(MadeUpFindings.leaking(3));
    outlet.uninstall();
  }
}
