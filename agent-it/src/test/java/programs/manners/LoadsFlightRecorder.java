package programs.manners;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.FlightRecorder;
import programs.Console;

/** Holds 37 files; says whether anybody woke the flight recorder. */
public final class LoadsFlightRecorder {
  private static final List<FileInputStream> HELD = new ArrayList<>();

  private LoadsFlightRecorder() {}

  public static void main(String[] args) throws IOException {
    for (int i = 0; i < 37; i++) {
      HELD.add(hold());
    }
    Console.serve(words -> Boolean.toString(FlightRecorder.isInitialized()));
  }

  private static FileInputStream hold() throws IOException {
    return new FileInputStream("/dev/null");
  }
}
