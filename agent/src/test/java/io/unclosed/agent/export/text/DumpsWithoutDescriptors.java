package io.unclosed.agent.export.text;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Dumps once while there is room, takes every descriptor but four that it gives back, dumps again.
 */
final class DumpsWithoutDescriptors implements Runnable {
  private final Deque<FileInputStream> reserve = new ArrayDeque<>();

  public static void main(String[] arguments) throws IOException {
    new DumpsWithoutDescriptors().dumpTwice(arguments[0]);
  }

  private void dumpTwice(String folder) throws IOException {
    DumpFolder dumps = new DumpFolder(folder, 7, this, System.out);
    write(dumps);
    for (int i = 0; i < 4; i++) {
      reserve.add(new FileInputStream("/dev/null"));
    }
    List<FileInputStream> all = new ArrayList<>();
    try {
      while (true) {
        all.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException full) {
      System.out.println("full: " + full.getMessage());
    }
    System.out.println("wrote " + write(dumps) + " beside " + all.size());
  }

  private static String write(DumpFolder dumps) {
    Reading reading = ReportFixture.closeWaitLeak().reading();
    return dumps.write(
        ReportFixture.NOW,
        out -> out.append(LeakReport.of(reading)),
        out -> OpenList.write(out, reading, List.of()),
        out -> JsonDump.write(out, reading, List.of()));
  }

  @Override
  public void run() {
    FileInputStream held = reserve.poll();
    if (held != null) {
      try {
        held.close();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
