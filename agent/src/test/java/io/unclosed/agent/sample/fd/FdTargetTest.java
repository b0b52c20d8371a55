package io.unclosed.agent.sample.fd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FdTargetTest {
  @ParameterizedTest
  @CsvSource({
    "socket:[4711], socket",
    "pipe:[4712], pipe",
    "anon_inode:[eventpoll], eventpoll",
    "anon_inode:[eventfd], eventfd",
    "anon_inode:inotify, inotify",
    "anon_inode:[io_uring], io_uring",
    "anon_inode:kvm-vcpu:3, kvm-vcpu",
    "/srv/app.jar, file",
    "/srv/app.log (deleted), file",
    "/dev/null, device",
    "/dev/shm/x, file",
    "/memfd:doublemapper (deleted), memfd",
    "mnt:[4026531840], mnt",
    "'', unknown",
    "?, unknown"
  })
  void target_hasOneWord(String target, String word) {
    assertThat(FdTarget.word(target)).isEqualTo(word);
  }

  @Test
  void socketInode_isTheNumberInBrackets() {
    assertThat(FdTarget.socketInode("socket:[4711]")).isEqualTo(4711);
    assertThat(FdTarget.socketInode("pipe:[4711]")).isEqualTo(-1);
    assertThat(FdTarget.socketInode("socket:[x]")).isEqualTo(-1);
    assertThat(FdTarget.socketInode("socket:[")).isEqualTo(-1);
    assertThat(FdTarget.socketInode("")).isEqualTo(-1);
  }
}
