package io.unclosed.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorRoomTest {
  @TempDir Path proc;

  private DescriptorRoom room(int open, String limits) throws IOException {
    Path fd = Files.createDirectory(proc.resolve("fd"));
    for (int i = 0; i < open; i++) {
      Files.createFile(fd.resolve(Integer.toString(i)));
    }
    Files.writeString(
        proc.resolve("limits"),
        "Limit                     Soft Limit           Hard Limit           Units     \n"
            + "Max processes             96195                96195                processes \n"
            + limits);
    return new DescriptorRoom(7, proc);
  }

  private static Refusal refusal(DescriptorRoom room) {
    return catchThrowableOfType(Refusal.class, room::refuseWhenTooFewAreLeft);
  }

  @Test
  void noneLeft_isRefusedWithTheCommandThatMakesRoom() throws Exception {
    DescriptorRoom full =
        room(
            37, "Max open files            37                   65536                files     \n");

    assertThat(refusal(full).text())
        .contains(
            "unclosed: process 7 has 37 of 37 file descriptors open; attaching needs 2 free ones\n",
            "prlimit --pid 7 --nofile=65536:65536\n")
        .doesNotContain("only root");
  }

  @Test
  void noneLeftAtTheHardLimit_saysWhoCanRaiseIt() throws Exception {
    DescriptorRoom full =
        room(
            37, "Max open files            37                   37                   files     \n");

    assertThat(refusal(full).text()).contains("only root", "--nofile=74:74");
  }

  @Test
  void twoLeft_areEnough() throws Exception {
    DescriptorRoom room =
        room(
            35, "Max open files            37                   37                   files     \n");

    assertThatCode(room::refuseWhenTooFewAreLeft).doesNotThrowAnyException();
  }

  @Test
  void whatCannotBeRead_refusesNothing() throws Exception {
    assertThatCode(() -> new DescriptorRoom(7, proc.resolve("none")).refuseWhenTooFewAreLeft())
        .doesNotThrowAnyException();
    assertThatCode(
            room(37, "Max open files            unlimited            unlimited            files\n")
                ::refuseWhenTooFewAreLeft)
        .doesNotThrowAnyException();
  }
}
