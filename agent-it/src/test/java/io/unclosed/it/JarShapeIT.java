package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** The application sees the launcher and nothing else of us. */
@Execution(CONCURRENT)
class JarShapeIT {
  private static final long MOST_BYTES = 6L << 20;

  @Test
  void classesInSight_areTheLaunchersAlone() throws IOException {
    try (JarFile jar = new JarFile(JvmStart.agentJar().toFile())) {
      List<String> classes =
          jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")).toList();
      assertThat(classes)
          .contains("io/unclosed/UnclosedAgent.class")
          .allMatch(name -> name.matches("io/unclosed/(command/)?[A-Za-z$0-9-]+\\.class"));
    }
  }

  @Test
  void byteBuddy_isWhereOnlyTheWeaversLoaderLooks_andOnce() throws IOException {
    try (JarFile jar = new JarFile(JvmStart.agentJar().toFile())) {
      List<String> places = jar.stream().map(ZipEntry::getName).toList();
      assertThat(places)
          .contains("unclosed/weaver/net/bytebuddy/asm/Advice.classdata")
          .noneMatch(name -> name.startsWith("META-INF/versions"))
          .filteredOn(name -> name.contains("bytebuddy"))
          .allMatch(name -> name.startsWith("unclosed/weaver/"));
    }
  }

  /** Inflating them would be a tenth of the agent's start. */
  @Test
  void classesOfTheStart_areNotCompressed() throws IOException {
    try (JarFile jar = new JarFile(JvmStart.agentJar().toFile());
        var list = jar.getInputStream(jar.getEntry("unclosed/weaver/start-classes.txt"))) {
      for (String name : new String(list.readAllBytes()).split("\n")) {
        ZipEntry entry = jar.getEntry("unclosed/weaver/" + name.replace(".class", ".classdata"));
        assertThat(entry).as(name).isNotNull();
        assertThat(entry.getMethod()).as(name).isEqualTo(ZipEntry.STORED);
      }
    }
  }

  @Test
  void manifest_namesTheEntries() throws IOException {
    try (JarFile jar = new JarFile(JvmStart.agentJar().toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertThat(manifest.getValue("Premain-Class")).startsWith("io.unclosed.");
      assertThat(manifest.getValue("Agent-Class")).startsWith("io.unclosed.");
      assertThat(manifest.getValue("Main-Class")).startsWith("io.unclosed.");
      assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
      assertThat(manifest.getValue("Boot-Class-Path")).isNull();
    }
  }

  @Test
  void size_isWithinItsBudget() {
    assertThat(JvmStart.agentJar().toFile().length()).isLessThan(MOST_BYTES);
  }
}
