package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import programs.buffers.WaysToTake;
import programs.threads.WaysToStart;

/**
 * The page {@code docs/coverage.md} lists what the programs of ways open, line by line, and nothing
 * else. {@code -Dunclosed.coverage=write} writes it anew.
 */
@Execution(CONCURRENT)
class CoverageIT {
  private static final Path PAGE = Path.of("..", "docs", "coverage.md");
  private static final Path PROGRAMS = Path.of("src", "test", "java");
  private static final int DISTINCT = 110;

  private static final String HEAD =
      """
      # Which ways to open a resource are tested?

      Each row is one way to open a resource. A test runs it in a JVM with the agent (`WaysToOpenIT`, `BuffersIT`, `ThreadsIT`). It checks
      that the resource is reported once, with this line and kind, and not after its close. `CoverageIT` compares this page with
      the tests.

      Tested elsewhere: Netty's native transports (`NettyIT`), SQLite (`SqliteIT`), child processes (`ChildrenIT`), JDBC and declared
      types (`TrackIT`, `TrackJdbcIT`).
      """;

  @Test
  void page_listsEveryWay_onEachJdk() throws Exception {
    Map<String, TreeSet<Integer>> releases = new TreeMap<>();
    TreeSet<Integer> found = new TreeSet<>();
    for (Jdk jdk : Jdks.found()) {
      found.add(jdk.feature());
      List<String> rows = rows(jdk);
      assertThat(rows.stream().distinct().count()).isGreaterThanOrEqualTo(DISTINCT);
      for (String row : rows) {
        releases.computeIfAbsent(row, key -> new TreeSet<>()).add(jdk.feature());
      }
    }
    if ("write".equals(System.getProperty("unclosed.coverage"))) {
      Files.writeString(PAGE, page(releases, found));
    }
    String page = Files.readString(PAGE);
    for (Map.Entry<String, TreeSet<Integer>> entry : releases.entrySet()) {
      assertThat(page).contains("| " + entry.getKey() + " |");
    }
    assertThat(page.lines().filter(line -> line.startsWith("| `")).count())
        .isEqualTo(releases.size());
  }

  private static String page(Map<String, TreeSet<Integer>> releases, TreeSet<Integer> all) {
    StringBuilder page = new StringBuilder(HEAD);
    for (int feature : all) {
      long ways = releases.values().stream().filter(on -> on.contains(feature)).count();
      page.append("\nOn ").append(feature).append(": ").append(ways).append(" ways.");
    }
    page.append("\n\n| kind | line that opens it | JDK |\n|---|---|---|\n");
    for (Map.Entry<String, TreeSet<Integer>> entry : releases.entrySet()) {
      String on = entry.getValue().toString().replaceAll("[\\[\\]]", "");
      page.append("| ").append(entry.getKey()).append(" | ").append(on).append(" |\n");
    }
    return page.toString();
  }

  private static List<String> rows(Jdk jdk) throws IOException {
    List<String> rows = new ArrayList<>();
    try (ForkedJvm jvm = Ways.running(jdk).start()) {
      for (WayRow way : WayRow.of(jvm)) {
        rows.add(row(String.join(" + ", way.kinds()), way.frame()));
      }
    }
    try (ForkedJvm jvm = ForkedJvm.running(WaysToTake.class).on(jdk).start()) {
      for (TakingRow way : TakingRow.of(jvm)) {
        rows.add(row(way.kind(), way.frame()));
      }
    }
    try (ForkedJvm jvm = ForkedJvm.running(WaysToStart.class).on(jdk).start()) {
      for (StartRow way : StartRow.of(jvm)) {
        rows.add(row("thread", way.frame()));
      }
    }
    return rows;
  }

  private static final Map<String, List<String>> TEXTS = new HashMap<>();

  /** Kind, and the source line that a frame points to, with the method for what the line omits. */
  private static String row(String kind, String frame) throws IOException {
    int open = frame.indexOf('(');
    String method = frame.substring(0, open);
    String type = method.substring(0, method.lastIndexOf('.')).replaceAll("\\$.*", "");
    int line = Integer.parseInt(frame.substring(frame.indexOf(':') + 1, frame.length() - 1));
    List<String> text = TEXTS.get(type);
    if (text == null) {
      text = Files.readAllLines(PROGRAMS.resolve(type.replace('.', '/') + ".java"));
      TEXTS.put(type, text);
    }
    String source = text.get(line - 1).strip().replaceFirst("^return ", "").replace("|", "\\|");
    String name = method.substring(type.lastIndexOf('.') + 1);
    return "`" + kind + "` | " + name + ": `" + source + "`";
  }
}
