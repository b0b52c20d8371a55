package io.unclosed.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The budgets that an agent must keep, measured on one JDK.
 *
 * <p>Ratios and differences are taken window by window between JVMs that work by turns, and are
 * given as median and quartiles. Work is done 40 frames deep, in a tight loop unless said.
 */
final class Budgets {
  private static final int DEFAULT = 1;
  private static final int EXACT = 2;
  private static final int PLAIN_AGAIN = 3;

  /** Lines that hold something in the small pod. */
  private static final int LINES = 1_000;

  private final Jdk jdk;
  private final Path agent;
  private final RunLength runLength;
  private final Consumer<Row> table;

  Budgets(Jdk jdk, Path agent, RunLength runLength, Consumer<Row> table) {
    this.jdk = jdk;
    this.agent = agent;
    this.runLength = runLength;
    this.table = table;
  }

  /** P1, P5 and P6: one loop without, with defaults, with every stack captured; and without. */
  void fileStreams() throws IOException {
    Variant exact = Variant.with("exact", agent, "capture=exact");
    List<Variant> variants = List.of(plain(), agent(), exact, plain());
    InterleavedRuns interleavedRuns =
        InterleavedRuns.taken(jdk, Work.FILE_STREAM, variants, 1, runLength);
    String what = "FileInputStream" + againstNone(interleavedRuns);
    add("P1", what, interleavedRuns.ratio(DEFAULT, Window::cpuPerOpen), 2, "", 1.05);
    Quartiles noise = interleavedRuns.ratio(PLAIN_AGAIN, Window::cpuPerOpen);
    table.accept(Row.ofNote("noise: the same with no agent in either JVM", noise, 2, ""));
    Quartiles addedMicros = interleavedRuns.added(EXACT, window -> window.cpuPerOpen() / 1000);
    add("P5", "FileInputStream, capture=exact: added CPU per open", addedMicros, 2, "us", 1.5);
    Quartiles garbage = interleavedRuns.added(DEFAULT, Window::bytesPerOpen);
    add("P6", "added garbage per open and close", garbage, 0, "B", 130);
    Quartiles exactGarbage = interleavedRuns.added(EXACT, Window::bytesPerOpen);
    add("P6", "added garbage per open and close, capture=exact", exactGarbage, 0, "B", 1500);
  }

  /** P2: the channels of {@code java.nio.file}. */
  void fileChannels() throws IOException {
    ratio("P2", "FileChannel.open", Work.FILE_CHANNEL, 1.07);
    ratio("P2", "Files.newInputStream", Work.FILES_STREAM, 1.07);
  }

  /** P3: connect, accept, close both. */
  void sockets() throws IOException {
    ratio("P3", "Socket pair", Work.SOCKET, 1.04);
    ratio("P3", "SocketChannel pair", Work.SOCKET_CHANNEL, 1.04);
  }

  /** P7: the heap that open resources keep, above what they keep without the agent. */
  void held() throws IOException {
    add("P7", "added heap per open file stream", keptEach(Work.FILE_STREAM), 0, "B", 32);
    String channel = "added heap per open socket channel";
    add("P7", channel, keptEach(Work.SOCKET_CHANNEL), 0, "B", 96);
  }

  /** P8: two threads against one, and what the agent takes from that. */
  void twoThreads() throws IOException {
    List<Variant> variants = List.of(plain(), agent());
    InterleavedRuns one = InterleavedRuns.taken(jdk, Work.FILE_STREAM, variants, 1, runLength);
    InterleavedRuns two = InterleavedRuns.taken(jdk, Work.FILE_STREAM, variants, 2, runLength);
    double ofOne = one.ratio(DEFAULT, Window::opensPerSecond).median();
    Quartiles ofTwo = two.ratio(DEFAULT, Window::opensPerSecond);
    Quartiles lost =
        Quartiles.of(
            loss(ofTwo.low(), ofOne), loss(ofTwo.median(), ofOne), loss(ofTwo.high(), ofOne));
    add("P8", "throughput lost with 2 threads, beyond the loss with 1", lost, 1, "%", 5);
  }

  /**
   * P9: an empty program, above an agent that does nothing.
   *
   * @param peer another agent's jar, whose cost in the same run is the budget; null for none
   */
  void startUp(@Nullable Path peer) throws IOException, InterruptedException {
    List<Variant> variants = new ArrayList<>();
    variants.add(Variant.with("empty agent", StartUp.emptyAgent(), ""));
    variants.add(agent());
    if (peer != null) {
      variants.add(Variant.with("peer", peer, ""));
    }
    StartUp taken = StartUp.measured(jdk, variants, runLength);
    startUp("startup CPU above an empty agent", taken.cpu);
    startUp("startup wall time above an empty agent", taken.wall);
  }

  private void startUp(String what, double[][] millis) {
    double empty = Quartiles.of(millis[0]).median();
    String named = String.format(Locale.ROOT, "%s (%.0f)", what, empty);
    Quartiles added = StartUp.added(millis, 1, 0);
    if (millis.length > 2) {
      add("P9", named, added, 0, "ms", StartUp.added(millis, 2, 0).median());
    } else {
      table.accept(Row.ofNote("P9 " + named, added, 0, "ms"));
    }
  }

  /**
   * P16: a pod of 256 MB and a thousand lines that each hold a file. The 32 kB of P7 are in it. By
   * default the heap grows as the JVM sees fit, garbage and all. A program that only waits never
   * fills its young generation, and compiles next to nothing, so that the agent is charged with
   * what any service has for itself: hence one that serves, too. Where the heap's size is fixed and
   * all of it resident, only what is beside it differs.
   */
  void pod() throws IOException, InterruptedException {
    List<String> fixed = List.of("-Xms24m", "-Xmx24m", "-XX:+AlwaysPreTouch");
    Variant quick = Variant.with("agent", agent, Pods.QUICK);
    Variant empty = Variant.with("empty agent", StartUp.emptyAgent(), "");
    List<Variant> variants = List.of(plain(), empty, quick, plain().and(fixed), quick.and(fixed));
    Holding program = Holding.compiled(LINES);
    Pods pods = Pods.measured(jdk, variants, program, runLength);
    double live = pods.of(0, Pod::liveBytes).median();
    double resident = pods.of(0, Pod::residentBytes).median();
    String what =
        String.format(Locale.ROOT, "1,000 call sites: added live heap (without: %.1f)", live);
    add("P16", what, pods.added(2, 0, Pod::liveBytes), 1, "MB", 4);
    what = String.format(Locale.ROOT, "1,000 call sites: added RSS (without: %.0f)", resident);
    add("P16", what, pods.added(2, 0, Pod::residentBytes), 1, "MB", 20);
    Pods serving = Pods.measured(jdk, List.of(plain(), quick), program.serving(), runLength);
    Quartiles more = serving.added(1, 0, Pod::residentBytes);
    table.accept(Row.ofNote("added RSS in a program under load", more, 1, "MB"));
    Quartiles beside = pods.added(4, 3, Pod::residentBytes);
    table.accept(Row.ofNote("added RSS with a fixed, pre-touched heap", beside, 1, "MB"));
    Quartiles ofNothing = pods.added(1, 0, Pod::residentBytes);
    table.accept(Row.ofNote("added RSS of an empty agent", ofNothing, 1, "MB"));
  }

  private void ratio(String id, String name, Work work, double limit) throws IOException {
    InterleavedRuns interleavedRuns =
        InterleavedRuns.taken(jdk, work, List.of(plain(), agent()), 1, runLength);
    add(
        id,
        name + againstNone(interleavedRuns),
        interleavedRuns.ratio(DEFAULT, Window::cpuPerOpen),
        2,
        "",
        limit);
  }

  private static String againstNone(InterleavedRuns interleavedRuns) {
    double micros = interleavedRuns.of(0, Window::cpuPerOpen).median() / 1000;
    return String.format(Locale.ROOT, ": CPU ratio to no agent (%.1f us)", micros);
  }

  private Quartiles keptEach(Work work) throws IOException {
    try (WorkerJvm without = WorkerJvm.start(jdk, plain(), work);
        WorkerJvm with = WorkerJvm.start(jdk, agent(), work)) {
      double[] each = new double[Math.min(runLength.windows(), 5)];
      for (int i = 0; i < each.length; i++) {
        long more = with.heldBytes(runLength.held()) - without.heldBytes(runLength.held());
        each[i] = (double) more / runLength.held();
      }
      return Quartiles.of(each);
    }
  }

  private void add(
      String id, String what, Quartiles measured, int decimals, String unit, double limit) {
    table.accept(Row.of(id, what, measured, decimals, unit, limit));
  }

  private static double loss(double two, double one) {
    return 100 * (1 - two / one);
  }

  private static Variant plain() {
    return Variant.plain();
  }

  private Variant agent() {
    return Variant.with("agent", agent, "");
  }
}
