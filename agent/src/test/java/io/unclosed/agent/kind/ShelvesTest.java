package io.unclosed.agent.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The list of kinds, the folder, the pages and the codes agree. */
class ShelvesTest {
  private static final Path MAIN =
      Path.of("src", "main", "java", "io", "unclosed", "agent", "kind");
  private static final Path PAGES = Path.of("..", "docs", "kinds");

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
    words.add("untracked-fd");
    assertThat(filesIn(PAGES, ".md")).containsExactlyInAnyOrderElementsOf(words);
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

    assertThat(codes).isEqualTo(ids().size());
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
