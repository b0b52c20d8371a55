package programs.real.frames;

import java.util.Map;
import java.util.logging.LogManager;
import programs.Console;

/**
 * Opens a socket at a place as often as it is asked to, {@code PLACE TIMES}, and keeps it: nothing
 * connects it.
 */
public final class Frames {
  /** Opens one. */
  interface Place {
    void open() throws Exception;
  }

  private Frames() {}

  public static void main(String[] args) throws Exception {
    // The servers greet on standard error, which is to stay empty.
    LogManager.getLogManager().reset();
    Map<String, Place> places =
        Map.ofEntries(
            Map.entry("tomcat", Servers.inTomcat()),
            Map.entry("jetty", Servers.inJetty()),
            Map.entry("undertow", Servers.inUndertow()),
            Map.entry("proxy", Calls::throughAProxy),
            Map.entry("handle", Calls::throughAHandle),
            Map.entry("stream", Calls::inAStream),
            Map.entry("parallel", Calls::inAParallelStream),
            Map.entry("future", HandOffs::toAFuture),
            Map.entry("executor", HandOffs::toAnExecutor),
            Map.entry("schedule", HandOffs::toASchedule),
            Map.entry("virtual", HandOffs::toAVirtualThread));
    Console.serve(
        words -> {
          for (int i = 0; i < Integer.parseInt(words[1]); i++) {
            places.get(words[0]).open();
          }
          return "done";
        });
  }
}
