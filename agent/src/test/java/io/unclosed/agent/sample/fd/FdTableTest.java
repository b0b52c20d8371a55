package io.unclosed.agent.sample.fd;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.sample.FakeRoot;
import io.unclosed.agent.sample.proc.SystemRoot;
import java.io.File;
import java.io.FileInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FdTableTest {
  private static final FdLinks LINKS = new FdLinks(SystemRoot.LIVE);

  @TempDir Path folder;

  @Test
  @EnabledOnOs(OS.LINUX)
  void filesOpened_areCountedListedAndNamed() throws Exception {
    FdTable table = new FdTable(SystemRoot.LIVE, null);
    File file = folder.resolve("leak").toFile();
    assertThat(file.createNewFile()).isTrue();
    long before = table.count();
    List<FileInputStream> streams = new ArrayList<>();
    for (int i = 0; i < 37; i++) {
      streams.add(new FileInputStream(file));
    }
    assertThat(table.count()).isBetween(before + 35, before + 39);
    assertThat(named(table, file)).isEqualTo(37);
    for (FileInputStream stream : streams) {
      stream.close();
    }
    assertThat(named(table, file)).isZero();
    assertThat(table.degraded()).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void list_hasNotTheDescriptorThatLists() {
    FdTable table = new FdTable(SystemRoot.LIVE, null);
    int[] numbers = table.list();
    assertThat(numbers).isSorted().doesNotHaveDuplicates();
    for (int fd : numbers) {
      String target = LINKS.target(fd);
      assertThat(target).doesNotMatch("/proc/\\d+/fd");
      // Another thread of the test's JVM may have closed it meanwhile.
      assertThat(!target.isEmpty() || Arrays.binarySearch(table.list(), fd) < 0).isTrue();
    }
    // Other threads of the test's JVM may open or close one or two meanwhile.
    assertThat((long) numbers.length).isBetween(table.count() - 2, table.count() + 2);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void kernelThatGivesNoSize_isCountedByListing() {
    try (FdTable table = new FdTable(SystemRoot.LIVE, null)) {
      table.list();
      assertThat(table.countByListing()).isBetween(table.count() - 2, table.count() + 2);
    }
  }

  @Test
  void nothingThere_isUnknown() {
    FdTable table = new FdTable(new SystemRoot(folder.toString()), null);
    assertThat(table.count()).isEqualTo(-1);
    assertThat(table.list()).isNull();
    assertThat(table.degraded()).hasSize(1).first().asString().contains("/proc/self/fd");
  }

  @Test
  void listingRefused_triesNumbersOneByOne() {
    FakeRoot root = new FakeRoot(folder);
    for (int fd : new int[] {0, 1, 2, 5, 700}) {
      root.file("/proc/self/fdinfo/" + fd, "pos: 0\n");
    }
    FdTable table = new FdTable(root.root(), null);
    assertThat(table.list()).containsExactly(0, 1, 2, 5, 700);
    assertThat(table.count()).isEqualTo(5);
    assertThat(table.degraded()).isEmpty();
  }

  @Test
  void entryClosedDuringTheListing_isLeftOut() {
    FakeRoot root = new FakeRoot(folder);
    root.link("/proc/self/fd/3", "socket:[1]").link("/proc/self/fd/4", "/nowhere/7/fd");
    root.file("/proc/self/fdinfo/3", "");
    assertThat(new FdTable(root.root(), null).list()).containsExactly(3);
  }

  private static int named(FdTable table, File file) {
    int named = 0;
    for (int fd : table.list()) {
      named += LINKS.target(fd).equals(file.getAbsolutePath()) ? 1 : 0;
    }
    return named;
  }
}
