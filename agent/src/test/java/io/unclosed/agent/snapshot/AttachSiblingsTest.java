package io.unclosed.agent.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttachSiblingsTest {
  private static final String EPOLL = "anon_inode:[eventpoll]";
  private static final String EVENT = "anon_inode:[eventfd]";

  private final AttachSiblings siblings = new AttachSiblings();

  @Test
  void endsOfAPipe_areOne_andOfAnotherAreNot() {
    assertThat(siblings.of(7, "pipe:[11]")).isEqualTo(-1);
    assertThat(siblings.of(8, "pipe:[12]")).isEqualTo(-1);
    assertThat(siblings.of(9, "pipe:[11]")).isEqualTo(7);
    assertThat(siblings.of(10, "pipe:[12]")).isEqualTo(8);
  }

  @Test
  void whatWakesASelector_isItsOwn() {
    assertThat(siblings.of(7, EPOLL)).isEqualTo(-1);
    assertThat(siblings.of(8, EVENT)).isEqualTo(7);
    assertThat(siblings.of(9, "anon_inode:[timerfd]")).isEqualTo(7);
    assertThat(siblings.of(10, EPOLL)).isEqualTo(-1);
    assertThat(siblings.of(11, EVENT)).isEqualTo(10);
  }

  @Test
  void furtherEventDescriptor_isOfNoSelector() {
    siblings.of(7, EPOLL);
    siblings.of(8, EVENT);
    assertThat(siblings.of(9, EVENT)).isEqualTo(-1);
  }

  @Test
  void selectorsInARow_areEachWokenByTheirOwn() {
    siblings.of(7, EPOLL);
    siblings.of(8, EPOLL);
    assertThat(siblings.of(9, EVENT)).isEqualTo(8);
    assertThat(siblings.of(10, EVENT)).isEqualTo(7);
  }

  @Test
  void duplicatesOfAPipesEnds_areThreeToAResource() {
    assertThat(siblings.of(7, "pipe:[11]")).isEqualTo(-1);
    assertThat(siblings.of(8, "pipe:[11]")).isEqualTo(7);
    assertThat(siblings.of(9, "pipe:[11]")).isEqualTo(7);
    assertThat(siblings.of(10, "pipe:[11]")).isEqualTo(-1);
    assertThat(siblings.of(11, "pipe:[11]")).isEqualTo(10);
  }

  @Test
  void filesAndSockets_areEachTheirOwn() {
    assertThat(siblings.of(7, "/srv/app.log")).isEqualTo(-1);
    assertThat(siblings.of(8, "/srv/app.log")).isEqualTo(-1);
    assertThat(siblings.of(9, "socket:[5]")).isEqualTo(-1);
  }
}
