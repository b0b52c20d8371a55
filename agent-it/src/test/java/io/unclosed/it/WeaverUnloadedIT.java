package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import programs.manners.UnloadsTheWeaver;

/** Byte Buddy is there for the start alone: what is loaded of it, and that it goes. */
@Execution(CONCURRENT)
class WeaverUnloadedIT {
  private static final String LIST = "unclosed/weaver/start-classes.txt";
  private static final String WEAVER =
      "(net\\.bytebuddy|io\\.unclosed\\.agent\\.weave\\.bytebuddy)\\..*";

  @TempDir Path folder;

  private static Set<String> listed() throws IOException {
    try (JarFile jar = new JarFile(JvmStart.agentJar().toFile());
        var in = jar.getInputStream(jar.getEntry(LIST))) {
      Set<String> names = new TreeSet<>();
      for (String line : new String(in.readAllBytes()).split("\n")) {
        names.add(line.replace(".class", "").replace('/', '.'));
      }
      return names;
    }
  }

  /** Those that the JVM logged when it loaded them. */
  private static Set<String> weavers(Path log) throws IOException {
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(log)) {
      for (String word : line.split(" ")) {
        if (word.matches(WEAVER)) {
          names.add(word);
        }
      }
    }
    return names;
  }

  @EachJdk
  void classesOfTheStart_areTheListedOnes_andTheNextCollectionUnloadsThem(Jdk jdk)
      throws IOException {
    Path log = folder.resolve("loaded-" + jdk.feature());
    Set<String> listed = listed();
    try (ForkedJvm jvm =
        new JvmStart()
            .on(jdk)
            .vm("-Xlog:class+load:file=" + log)
            .main(UnloadsTheWeaver.class.getName(), "" + listed.size())
            .withAgent("")
            .launch()) {
      assertThat(jvm.awaitEnd()).as("%s", jvm).isZero();
      assertThat(weavers(log)).isEqualTo(listed);
      List<String> printed = jvm.printed();
      assertThat(printed).singleElement().asString().matches("unloaded \\d+ freed \\d{6,8}");
    }
  }

  @EachJdk
  void declaredTypes_keepIt(Jdk jdk) throws IOException {
    Path log = folder.resolve("tracked-" + jdk.feature());
    try (ForkedJvm jvm =
        new JvmStart()
            .on(jdk)
            .vm("-Xlog:class+load:file=" + log)
            .main(UnloadsTheWeaver.class.getName(), "0")
            .withAgent("track=com.acme.Lease")
            .launch()) {
      assertThat(jvm.awaitEnd()).as("%s", jvm).isZero();
      assertThat(weavers(log))
          .contains("net.bytebuddy.asm.Advice")
          .hasSizeGreaterThan(listed().size());
      assertThat(jvm.printedErrors()).isEmpty();
    }
  }
}
