package io.unclosed.benchmarks.live;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.management.JMException;

/**
 * Connects twenty times a second and forgets to close each hundredth: {@code Forgetful FAR_END
 * SEED}. Prints after how many seconds its line was named, and was a WARNING; 300 when not before.
 */
public final class Forgetful {
  private static final double BOUND_SECONDS = 300;

  private final List<Socket> forgotten = new ArrayList<>();
  private int calls;

  private Forgetful() {}

  public static void main(String[] args) throws IOException, InterruptedException, JMException {
    ObservedSuspects observedSuspects = new ObservedSuspects();
    Stage stage = Stage.of(Path.of(""), Integer.parseInt(args[0]), Long.parseLong(args[1]), 100);
    Forgetful program = new Forgetful();
    program.calls = stage.random().nextInt(100);
    double named = BOUND_SECONDS;
    double warned = BOUND_SECONDS;
    while (warned == BOUND_SECONDS && stage.seconds() < BOUND_SECONDS) {
      program.call(stage);
      stage.pause(0.05);
      observedSuspects.look(stage.seconds());
      ObservedSuspects.Sighting own = observedSuspects.at("Forgetful.call");
      if (own != null) {
        named = own.firstSeconds();
        warned = own.isHarmless() ? BOUND_SECONDS : own.worstSeconds();
      }
    }
    System.out.println(String.format(Locale.ROOT, "%.1f %.1f", named, warned));
    System.exit(0);
  }

  private void call(Stage stage) throws IOException {
    Socket socket = new Socket(Stage.here(), stage.farEnd());
    if (++calls % 100 == 0) {
      forgotten.add(socket);
    } else {
      socket.close();
    }
  }
}
