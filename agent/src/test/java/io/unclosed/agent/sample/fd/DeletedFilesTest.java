package io.unclosed.agent.sample.fd;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.sample.FakeRoot;
import io.unclosed.agent.sample.proc.SystemRoot;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class DeletedFilesTest {
  @TempDir Path folder;

  private final FdTable fds = new FdTable(SystemRoot.LIVE, null);
  private final DeletedFiles deleted =
      new DeletedFiles(SystemRoot.LIVE, new FdLinks(SystemRoot.LIVE));

  private FileOutputStream written(String name, int bytes) throws Exception {
    FileOutputStream out = new FileOutputStream(folder.resolve(name).toFile());
    out.write(new byte[bytes]);
    return out;
  }

  /** Those of this test; other tests of this JVM may delete what they hold. */
  private List<DeletedFiles.Held> mine() throws Exception {
    Path real = folder.toRealPath();
    return deleted.sample(fds.list()).stream()
        .filter(held -> held.path().startsWith(real.toString()))
        .toList();
  }

  @Test
  void deletedWhileHeld_isTold_untilItIsClosed() throws Exception {
    try (FileOutputStream out = written("app.log", 37_001)) {
      assertThat(mine()).isEmpty();
      Files.delete(folder.resolve("app.log"));
      assertThat(mine())
          .singleElement()
          .satisfies(
              held -> {
                assertThat(held.path()).endsWith("/app.log");
                assertThat(held.bytes()).isEqualTo(37_001);
              });
      out.write(new byte[99]);
      assertThat(mine()).singleElement().satisfies(h -> assertThat(h.bytes()).isEqualTo(37_100));
    }
    assertThat(mine()).isEmpty();
  }

  @Test
  void nameThatEndsAsADeletedOnes_isNotTold() throws Exception {
    try (FileOutputStream out = written("old (deleted)", 11)) {
      assertThat(out.getChannel().isOpen()).isTrue();
      assertThat(mine()).isEmpty();
    }
  }

  @Test
  void fileWithAnotherName_losesNoSpaceAndIsNotTold() throws Exception {
    try (FileOutputStream out = written("first", 11)) {
      assertThat(out.getChannel().isOpen()).isTrue();
      Files.createLink(folder.resolve("second"), folder.resolve("first"));
      Files.delete(folder.resolve("first"));
      assertThat(mine()).isEmpty();
    }
  }

  @Test
  void manyOfThem_theLargestAreKept() throws Exception {
    List<FileOutputStream> all = new ArrayList<>();
    try {
      for (int i = 1; i <= DeletedFiles.MOST + 37; i++) {
        all.add(written("f" + i, i * 1_000));
        Files.delete(folder.resolve("f" + i));
      }
      List<DeletedFiles.Held> held = deleted.sample(fds.list());
      assertThat(held).hasSize(DeletedFiles.MOST);
      assertThat(held.get(0).bytes()).isGreaterThanOrEqualTo(101_000);
      assertThat(mine()).extracting(DeletedFiles.Held::bytes).contains(101_000L, 60_000L);
      assertThat(mine()).extracting(DeletedFiles.Held::bytes).doesNotContain(1_000L);
    } finally {
      for (FileOutputStream out : all) {
        out.close();
      }
    }
  }

  @Test
  void fileOfAnotherMachine_isNotLookedAt() {
    FakeRoot root = new FakeRoot(folder);
    root.link("/proc/self/fd/7", "/mnt/share/app.log (deleted)");
    root.file("/proc/self/fdinfo/7", "pos:\t0\nflags:\t0100001\nmnt_id:\t42\n");
    root.file(
        "/proc/self/mountinfo",
        "21 1 8:1 / / rw - ext4 /dev/sda1 rw\n42 21 0:52 / /mnt/share rw - nfs4 host:/ rw\n");
    DeletedFiles there = new DeletedFiles(root.root(), new FdLinks(root.root()));
    assertThat(there.sample(new int[] {7}))
        .containsExactly(new DeletedFiles.Held(7, "/mnt/share/app.log", -1));
  }

  @Test
  void moreThanABeatLooksAt_areFoundInTurn() {
    FakeRoot root = new FakeRoot(folder);
    root.link("/proc/self/fd/2500", "/mnt/share/last (deleted)");
    root.file("/proc/self/fdinfo/2500", "mnt_id:\t42\n");
    int[] numbers = new int[2501];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    DeletedFiles there = new DeletedFiles(root.root(), new FdLinks(root.root()));
    assertThat(there.sample(numbers)).isEmpty();
    assertThat(there.sample(numbers)).isEmpty();
    assertThat(there.sample(numbers)).hasSize(1);
    assertThat(there.sample(numbers)).hasSize(1);
  }
}
