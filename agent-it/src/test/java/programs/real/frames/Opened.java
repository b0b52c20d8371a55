package programs.real.frames;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was opened, and stays open. */
final class Opened {
  private static final List<Closeable> ALL = Collections.synchronizedList(new ArrayList<>());

  private Opened() {}

  static boolean keep(Closeable opened) {
    return ALL.add(opened);
  }
}
