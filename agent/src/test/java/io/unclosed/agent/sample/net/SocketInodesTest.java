package io.unclosed.agent.sample.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.sample.FakeRoot;
import io.unclosed.agent.sample.FakeSockets;
import io.unclosed.agent.sample.fd.FdLinks;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketInodesTest {
  @TempDir Path folder;

  private final FakeSockets held = new FakeSockets();
  private FakeRoot root;
  private SocketInodes inodes;

  @BeforeEach
  void makeRoot() {
    root = new FakeRoot(folder);
    inodes = new SocketInodes(new FdLinks(root.root()));
  }

  @Test
  void socket_hasItsInode() {
    link(7, "socket:[4711]");
    inodes.renew(held.open(7));
    assertThat(inodes.inode(7)).isEqualTo(4711);
    assertThat(inodes.sequence(7)).isEqualTo(1);
    assertThat(inodes.waiting()).isZero();
  }

  @Test
  void fileAndClosedDescriptor_haveNone() {
    link(7, "/srv/app.jar");
    inodes.renew(held.open(7, 8));
    assertThat(inodes.inode(7)).isEqualTo(-1);
    assertThat(inodes.inode(8)).isEqualTo(-1);
    assertThat(inodes.inode(9)).isEqualTo(-1);
  }

  @Test
  void numberGivenOutAnew_isReadAnew() {
    link(7, "socket:[4711]");
    inodes.renew(held.open(7));
    link(7, "socket:[4712]");
    inodes.renew(held.close(7).open(7));
    assertThat(inodes.inode(7)).isEqualTo(4712);
  }

  @Test
  void standInUnderTheSameHolder_isNoticedByAndBy() {
    link(7, "socket:[4711]");
    inodes.renew(held.open(7));
    link(7, "socket:[4712]");
    inodes.renew(held);
    assertThat(inodes.inode(7)).isEqualTo(4712);
  }

  @Test
  void closed_isForgottenAlsoAtTheEnd() {
    link(7, "socket:[4711]");
    inodes.renew(held.open(7));
    inodes.renew(held.closeAll());
    assertThat(inodes.inode(7)).isEqualTo(-1);
    inodes.renew(held.open(3));
    assertThat(inodes.sequence(7)).isZero();
  }

  @Test
  void moreThanABeatMayLookAt_areSpreadOverBeats() {
    int count = 2 * SocketInodes.LINKS + 37;
    open(0, count);
    inodes.renew(held);
    assertThat(inodes.waiting()).isZero();
    inodes.renew(held);
    assertThat(inodes.waiting()).isEqualTo(37);
    inodes.renew(held);
    assertThat(inodes.waiting()).isZero();
    for (int fd = 0; fd < count; fd++) {
      assertThat(inodes.inode(fd)).isEqualTo(10_000 + fd);
    }
  }

  @Test
  void thoseThatLivedThroughABeat_comeBeforeNewOnes() {
    open(500, SocketInodes.LINKS + 11);
    inodes.renew(held);
    open(0, SocketInodes.LINKS);
    inodes.renew(held);
    for (int fd = 500; fd < 500 + SocketInodes.LINKS + 11; fd++) {
      assertThat(inodes.inode(fd)).isEqualTo(10_000 + fd);
    }
    assertThat(inodes.waiting()).isZero();
    assertThat(inodes.inode(0)).isEqualTo(10_000);
    assertThat(inodes.inode(SocketInodes.LINKS - 1)).isEqualTo(-1);
  }

  private void open(int from, int count) {
    for (int fd : IntStream.range(from, from + count).toArray()) {
      link(fd, "socket:[" + (10_000 + fd) + "]");
      held.open(fd);
    }
  }

  private void link(int fd, String target) {
    root.link("/proc/self/fd/" + fd, target);
  }
}
