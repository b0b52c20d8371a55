package io.unclosed.agent.ledger.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.ledger.Together;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanerThreadsTest {
  private final CleanerThreads collectors = new CleanerThreads();

  @Test
  void addedAndRemoved_byTheirIds() {
    for (long id = 1; id <= 5; id++) {
      collectors.add(id);
      collectors.add(id);
    }
    collectors.remove(1);
    collectors.remove(3);
    collectors.remove(5);
    collectors.remove(77);

    assertThat(ids(1, 6)).containsExactly(2L, 4L);
  }

  private List<Long> ids(long from, long to) {
    List<Long> known = new ArrayList<>();
    for (long id = from; id < to; id++) {
      if (collectors.contains(id)) {
        known.add(id);
      }
    }
    return known;
  }

  @Test
  void noMoreThanTheBound() {
    for (long id = 1; id <= 100; id++) {
      collectors.add(id);
    }

    assertThat(ids(1, 101)).hasSize(64);
  }

  @Test
  void addedByManyThreads_noneIsLost() throws Exception {
    Together.run(
        8,
        me -> {
          for (int i = 0; i < 8; i++) {
            collectors.add(1 + me * 8 + i);
          }
        });

    assertThat(ids(1, 65)).hasSize(64);
  }

  @Test
  @SuppressWarnings("deprecation") // later JDKs have another name for it, not another number
  void id_isTheThreadsOwn() {
    assertThat(CleanerThreads.idOf(Thread.currentThread()))
        .isEqualTo(Thread.currentThread().getId());
  }

  @Test
  @SuppressWarnings("deprecation")
  void runningCleanersAndTheFinalizer_areFoundByWhatTheyRun() throws Exception {
    Thread[] made = new Thread[1];
    Cleaner cleaner = Cleaner.create(task -> made[0] = new Thread(task, "main"));
    Thread impostor = new Thread(() -> {}, "Common-Cleaner");
    List<Thread> all = new ArrayList<>(Thread.getAllStackTraces().keySet());
    all.add(impostor);
    all.add(null);
    collectors.addRunning(
        all.toArray(new Thread[0]), Class.forName("jdk.internal.ref.CleanerImpl"));

    assertThat(collectors.contains(made[0].getId())).isTrue();
    assertThat(collectors.contains(impostor.getId())).isFalse();
    assertThat(collectors.contains(Thread.currentThread().getId())).isFalse();
    for (Thread thread : all) {
      if (thread != null && List.of("Finalizer", "Reference Handler").contains(thread.getName())) {
        assertThat(collectors.contains(thread.getId())).isTrue();
      }
    }
    java.lang.ref.Reference.reachabilityFence(cleaner);
  }

  @Test
  void whatRunsForTheCollectorButIsNoCleaner_isToldByItsClass() throws Exception {
    assertThat(CleanerThreads.serves(made("java.lang.ref.Finalizer$1"))).isTrue();
    assertThat(CleanerThreads.serves(made("sun.java2d.Disposer"))).isTrue();
    assertThat(CleanerThreads.serves((Runnable) () -> {})).isFalse();
    assertThat(CleanerThreads.serves(new Object())).isFalse();
  }

  // Neither initialised nor constructed: that would start its thread.
  private static Object made(String type) throws Exception {
    return UnsafeAccess.UNSAFE.allocateInstance(
        Class.forName(type, false, ClassLoader.getSystemClassLoader()));
  }
}
