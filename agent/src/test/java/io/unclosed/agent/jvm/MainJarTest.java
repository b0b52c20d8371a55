package io.unclosed.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainJarTest {
  @TempDir Path folder;

  @Test
  void startedWithAJar_isThatJar() throws Exception {
    String jar = Files.createFile(folder.resolve("app.jar")).toRealPath().toString();

    assertThat(MainJar.of(jar + " --port 8080", jar)).isEqualTo(jar);
  }

  @Test
  void startedWithAClass_hasNone() {
    assertThat(MainJar.of("com.acme.Main a b", "/srv/a.jar:/srv/b.jar")).isEmpty();
    assertThat(MainJar.of("com.acme.Main a b", "/srv/a.jar")).isEmpty();
    assertThat(MainJar.of("", "")).isEmpty();
  }

  /** The JVM names classes by the real path of their jar. */
  @Test
  void linkToTheCurrentRelease_isFollowed() throws Exception {
    Path release = Files.createDirectory(folder.resolve("release-42"));
    Path jar = Files.createFile(release.resolve("app.jar"));
    Path current = Files.createSymbolicLink(folder.resolve("current"), release);
    String said = current.resolve("app.jar").toString();

    assertThat(MainJar.of(said, said)).isEqualTo(jar.toRealPath().toString());
  }

  @Test
  void relativePath_isMadeWhole() throws Exception {
    assertThat(MainJar.of("./app.jar x", "./app.jar"))
        .isEqualTo(new java.io.File("app.jar").getCanonicalPath());
    assertThat(MainJar.of("../lib/app.jar", "../lib/app.jar"))
        .isEqualTo(new java.io.File("../lib/app.jar").getCanonicalPath());
  }
}
