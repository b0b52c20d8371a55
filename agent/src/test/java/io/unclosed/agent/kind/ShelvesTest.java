package io.unclosed.agent.kind;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.kind.Kind;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The list of kinds, the folder, the pages and the codes agree. */
class ShelvesTest {
  private static final Path MAIN =
      Path.of("src", "main", "java", "io", "unclosed", "agent", "kind");
  private static final Path PAGES = Path.of("..", "docs", "kinds");

  /** What no kind of the list opens. */
  private static final List<Kind> NOT_OPENED = List.of(Kind.UNTRACKED_FD, Kind.MEMORY, Kind.MIXED);

  /** Words that are spelled like a kind's and mean something else. */
  private static final Set<String> OTHER_WORDS =
      Set.of(
          // Methods of the JDK and of Netty.
          "SocketKind \"socket\"",
          "UnixSocketKind \"socket\"",
          "NettyPoints \"pipe\"",
          // What a descriptor points to, and what a URL does.
          "FdTarget \"file\"",
          "CodeOrigins \"file\"",
          // Samplers, a controller of cgroups, and a limit.
          "ProcessSampler \"process\"",
          "MemorySampler \"memory\"",
          "CgroupMemory \"memory\"",
          "LimitForecast \"memory\"",
          // Members of JSON and of a bean.
          "JsonDump \"process\"",
          "JsonDump \"thread\"",
          "OpenResource \"thread\"",
          // A part of memory.
          "MemoryParts \"zlib\"",
          "MemoryText \"zlib\"",
          "MemoryGrowthText \"zlib\"");

  private static List<String> filesIn(Path folder, String ending) throws Exception {
    List<String> names = new ArrayList<>();
    try (var files = Files.list(folder)) {
      files.forEach(
          file -> {
            String name = file.getFileName().toString();
            if (name.endsWith(ending)) {
              names.add(name.substring(0, name.length() - ending.length()));
            }
          });
    }
    return names;
  }

  private static List<String> ids() {
    return Arrays.stream(Kinds.all()).map(ResourceKind::id).toList();
  }

  @Test
  void everyKindInTheFolder_isInTheList() throws Exception {
    List<String> files = filesIn(MAIN, "Kind.java");
    files.remove("Resource");

    assertThat(Kinds.all())
        .extracting(kind -> kind.getClass().getSimpleName().replace("Kind", ""))
        .containsExactlyInAnyOrderElementsOf(files);
  }

  @Test
  void everyKind_hasItsPage_andEveryPageItsKind() throws Exception {
    List<String> words = new ArrayList<>(ids());
    // What no kind opened has a page as well.
    words.add(Kind.UNTRACKED_FD.id());
    assertThat(filesIn(PAGES, ".md")).containsExactlyInAnyOrderElementsOf(words);
  }

  @Test
  void everyKindThatIsDescribed_isInTheListOnce() {
    List<Kind> opened = new ArrayList<>(List.of(Kind.values()));
    opened.removeAll(NOT_OPENED);
    assertThat(Kinds.all())
        .extracting(ResourceKind::kind)
        .containsExactlyInAnyOrderElementsOf(opened);
  }

  @Test
  void everyFile_isOfTheKindOfItsName() {
    assertThat(Kinds.all())
        .allSatisfy(
            kind ->
                assertThat(kind.getClass().getSimpleName())
                    .isEqualToIgnoringCase(kind.kind().name().replace("_", "") + "Kind"));
  }

  /** What is said of a kind is said where it is described: nobody else asks for it by its word. */
  @Test
  void noOtherFile_namesAKindInQuotes() throws Exception {
    Pattern quoted =
        Pattern.compile(
            Arrays.stream(Kind.values()).map(Kind::id).collect(joining("|", "\"(?:", ")\"")));
    Set<String> found = new TreeSet<>();
    for (String module : List.of("agent", "analysis", "hook", "jfr-events", "jmx", "launcher")) {
      try (var files = Files.walk(Path.of("..", module, "src", "main"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          if (!name.equals("Kind")) {
            quoted
                .matcher(Files.readString(file))
                .results()
                .forEach(word -> found.add(name + " " + word.group()));
          }
        }
      }
    }

    assertThat(found).containsExactlyInAnyOrderElementsOf(OTHER_WORDS);
  }

  @Test
  void codes_arePlacesInTheList() throws Exception {
    int codes = 0;
    for (Field field : Kinds.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == int.class) {
        String id = field.getName().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(ids().get(field.getInt(null))).isEqualTo(id);
        codes++;
      }
    }

    assertThat(codes).isPositive().isLessThanOrEqualTo(ids().size());
  }

  @Test
  void kinds_areTheContractsWords_andFitIntoASlot() {
    assertThat(ids())
        .containsExactly(
            "file",
            "directory",
            "socket",
            "datagram",
            "server-socket",
            "unix-socket",
            "pipe",
            "selector",
            "channel-group",
            "process",
            "inotify",
            "thread",
            "direct-buffer",
            "mapped-buffer",
            "zlib",
            "custom");
    assertThat(Kinds.all().length).isLessThan(64);
  }

  @Test
  void everyJoinPoint_isComplete() {
    for (int code = 0; code < Kinds.all().length; code++) {
      List<JoinPoint> points = new ArrayList<>(List.of(Kinds.all()[code].joinPoints()));
      points.addAll(List.of(NettyPoints.of(code)));
      for (JoinPoint point : points) {
        String where = point.type() + "." + point.method();
        assertThat(point.event()).as(where).isBetween(0, 127);
        assertThat(point.type()).as(where).contains("/").doesNotContain(".");
        boolean needsTarget = point.place().name().matches("(BEFORE|AROUND|AFTER)_.*");
        assertThat(point.target().isEmpty()).as(where).isEqualTo(!needsTarget);
        if (point.place() == JoinPoint.Place.THROWN) {
          assertThat(point.method()).as("no handler around a constructor").isNotEqualTo("<init>");
        }
      }
    }
  }
}
