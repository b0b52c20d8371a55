package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.parallel.Execution;
import programs.buffers.FailsToTake;
import programs.buffers.LoadsFromJars;
import programs.buffers.WaysToTake;

/**
 * Direct buffers, mapped files and zlib streams: each named at its line, once, with its bytes, and
 * gone when freed; and what the collector reclaims it reclaims all the same.
 */
@Execution(CONCURRENT)
class BuffersIT {
  private static final List<String> KINDS = List.of("direct-buffer", "mapped-buffer", "zlib");

  /** Neither estimate is nothing, and neither is beyond what zlib asks malloc for. */
  private static final long LEAST_ZLIB = 5_000;

  private static final long MOST_ZLIB = 270_000;
  private static final int EACH = 3;

  @EachJdk
  void eachWay_isNamedOnceAtItsLineWithItsBytes_andGoneWhenFreed(Jdk jdk) {
    try (ForkedJvm jvm = running(jdk).withAgent("capture=exact").start()) {
      Detector detector = new Detector(jvm.ownBeans());
      assertThat(detector.attribute("State")).isEqualTo("active");
      SoftAssertions all = new SoftAssertions();
      List<TakingRow> ways = TakingRow.of(jvm);
      assertThat(ways).extracting(TakingRow::kind).containsAll(KINDS);
      for (TakingRow way : ways) {
        takeAndFree(jvm, detector, way, all);
      }
      all.assertAll();
    }
  }

  private static void takeAndFree(
      ForkedJvm jvm, Detector detector, TakingRow way, SoftAssertions all) {
    // The first time there is what the JDK takes for itself at first use.
    jvm.ask("take", way.name());
    Map<String, Long> before = openBySite(detector, way.kind());
    long beforeHere = way.siteIn(detector).open();
    jvm.ask("take", way.name());
    all.assertThat(risen(before, openBySite(detector, way.kind())))
        .as("taken by " + way.name())
        .isEqualTo(1);
    SiteRow site = way.siteIn(detector);
    all.assertThat(site.open()).as("open at " + way.frame()).isEqualTo(beforeHere + 1);
    all.assertThat(bytesAt(detector, site))
        .as("bytes at " + way.frame())
        .allMatch(bytes -> way.bytes() == 0 ? mayBeZlib(bytes) : bytes == way.bytes());
    for (String freeing : jvm.ask("freeings", way.name())) {
      if (!freeing.isEmpty()) {
        long open = open(detector, way);
        jvm.ask("free", way.name(), freeing);
        all.assertThat(open(detector, way))
            .as(way.name() + " freed by " + freeing)
            .isEqualTo(open - 1);
        jvm.ask("take", way.name());
      }
    }
  }

  @EachJdk
  void whatTheCollectorReclaims_itReclaimsWithTheAgentToo(Jdk jdk) {
    Map<String, Long> alone;
    try (ForkedJvm jvm = running(jdk).start()) {
      alone = dropAll(jvm);
    }
    assertThat(alone.values()).contains(0L);
    try (ForkedJvm jvm = running(jdk).withAgent("capture=exact").start()) {
      assertThat(dropAll(jvm)).isEqualTo(alone);
      Detector detector = new Detector(jvm.ownBeans());
      for (TakingRow way : TakingRow.of(jvm)) {
        Waiting.until(
            "the collector gives back " + way.name(),
            Waiting.PATIENCE,
            () -> isSettled(jvm, detector, way),
            () -> way.siteIn(detector));
      }
    }
  }

  /** Cleaners run some time after the collection. */
  private static boolean isSettled(ForkedJvm jvm, Detector detector, TakingRow way) {
    jvm.ask("collect");
    long open = open(detector, way);
    boolean left = open == (way.collected() ? 0 : EACH);
    boolean told = !way.kind().equals("zlib") || way.siteIn(detector).collectedUnclosed() == EACH;
    return left && told;
  }

  /** Takes three of each, drops them, collects; how many objects of each are still reachable. */
  private static Map<String, Long> dropAll(ForkedJvm jvm) {
    Map<String, Long> alive = new LinkedHashMap<>();
    for (TakingRow way : TakingRow.of(jvm)) {
      for (int i = 0; i < EACH; i++) {
        jvm.ask("take", way.name());
      }
      jvm.ask("drop", way.name());
    }
    for (TakingRow way : TakingRow.of(jvm)) {
      if (way.collected()) {
        Waiting.until(
            way.name() + " is collected",
            Waiting.PATIENCE,
            () -> jvm.ask("collect").equals(List.of("collected")) && alive(jvm, way) == 0,
            () -> alive(jvm, way));
        alive.put(way.name(), alive(jvm, way));
      }
    }
    return alive;
  }

  @EachJdk
  void directBuffers_areAsManyAndAsBigAsTheJdkSays(Jdk jdk) {
    try (ForkedJvm jvm = running(jdk).withAgent("capture=exact").start()) {
      for (TakingRow way : TakingRow.of(jvm)) {
        if (way.name().equals("DirectBuffers.buffer")) {
          isAsInThePool(jvm, way, "direct");
        } else if (way.name().equals("MappedBuffers.privateInTheMiddle")) {
          isAsInThePool(jvm, way, "mapped");
        }
      }
    }
  }

  private static void isAsInThePool(ForkedJvm jvm, TakingRow way, String pool) {
    Detector detector = new Detector(jvm.ownBeans());
    jvm.ask("take", way.name());
    long ours = open(detector, way);
    List<String> before = jvm.ask("pool", pool);
    for (int i = 0; i < 37; i++) {
      jvm.ask("take", way.name());
    }
    List<String> after = jvm.ask("pool", pool);
    long count = Long.parseLong(after.get(0)) - Long.parseLong(before.get(0));
    long bytes = Long.parseLong(after.get(1)) - Long.parseLong(before.get(1));
    assertThat(open(detector, way) - ours).as(pool).isEqualTo(count).isEqualTo(37);
    List<Long> each = bytesAt(detector, way.siteIn(detector));
    assertThat(each.stream().mapToLong(Long::longValue).sum() - ours * way.bytes())
        .as("bytes of " + pool)
        .isEqualTo(bytes);
  }

  @EachJdk
  void whatFails_leavesNothing(Jdk jdk) {
    try (ForkedJvm jvm =
        starting(FailsToTake.class, jdk)
            .vm("-XX:MaxDirectMemorySize=32m")
            .withAgent("capture=exact")
            .start()) {
      Detector detector = new Detector(jvm.ownBeans());
      assertThat(jvm.ask("fail")).containsExactly("77");
      detector.checkNow();
      for (String kind : KINDS) {
        assertThat(detector.sites(kind))
            .filteredOn(site -> site.site().contains("FailsToTake"))
            .allMatch(site -> site.open() == 0);
      }
    }
  }

  @EachJdk
  void classesOfManyJars_areNobodysStreams(Jdk jdk) {
    JvmStart start = starting(LoadsFromJars.class, jdk);
    String[] path = System.getProperty("java.class.path").split(File.pathSeparator);
    for (String entry : path) {
      if (entry.endsWith(".jar")) {
        start.withClassPath(Path.of(entry));
      }
    }
    try (ForkedJvm jvm = start.withAgent("capture=exact,interval=200ms").start()) {
      assertThat(Integer.parseInt(jvm.ask("loaded").get(0))).isGreaterThan(1_000);
      Detector detector = new Detector(jvm.ownBeans());
      detector.checkNow();
      assertThat(detector.sites("zlib"))
          .filteredOn(site -> site.site().contains("LoadsFromJars.load(") && site.open() > 0)
          .as("streams at the line that loads")
          .allMatch(site -> site.open() <= 2L * path.length);
      assertThat(detector.suspects()).isEmpty();
    }
  }

  private static boolean mayBeZlib(long bytes) {
    return bytes >= LEAST_ZLIB && bytes <= MOST_ZLIB;
  }

  private static long alive(ForkedJvm jvm, TakingRow way) {
    return Long.parseLong(jvm.ask("alive", way.name()).get(0));
  }

  private static long open(Detector detector, TakingRow way) {
    detector.checkNow();
    return way.siteIn(detector).open();
  }

  private static Map<String, Long> openBySite(Detector detector, String kind) {
    detector.checkNow();
    return detector.sites(kind).stream()
        .collect(Collectors.toMap(SiteRow::id, SiteRow::open, Long::sum));
  }

  /** By how many the sites that hold more than before hold more: others may be collected. */
  private static long risen(Map<String, Long> before, Map<String, Long> after) {
    return after.entrySet().stream()
        .mapToLong(site -> Math.max(0, site.getValue() - before.getOrDefault(site.getKey(), 0L)))
        .sum();
  }

  private static List<Long> bytesAt(Detector detector, SiteRow site) {
    return detector.openResources(site.id()).stream()
        .map(row -> Long.parseLong(((String) row.get("detail")).split(" ")[0]))
        .toList();
  }

  private static JvmStart running(Jdk jdk) {
    return starting(WaysToTake.class, jdk);
  }

  private static JvmStart starting(Class<?> program, Jdk jdk) {
    return ForkedJvm.running(program)
        .on(jdk)
        .vm("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED")
        .vm("--add-opens=java.base/jdk.internal.ref=ALL-UNNAMED");
  }
}
