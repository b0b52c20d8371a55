package io.unclosed.agent.ledger.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.Ledger;
import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.ledger.StackFixture;
import io.unclosed.agent.ledger.site.CallSiteCounters;
import io.unclosed.agent.ledger.site.CodeOrigins;
import io.unclosed.analysis.input.CodeOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KeyedLedgerTest {
  private static final String APP = "file:/srv/app.jar";
  private static final String LIB = "file:/srv/lib/client-2.0.jar";

  private final Ledger ledger = new Ledger(true, () -> {});
  private final LedgerReader reader =
      new LedgerReader(
          ledger,
          Arrays.stream(Kinds.all()).map(kind -> kind.id()).toArray(String[]::new),
          new CodeOrigins(List.of(), "/srv/app.jar"));

  private static StackFixture main(String method) {
    return new StackFixture()
        .calls("com.acme.Server", "main", 1, APP)
        .calls("com.acme.Server", method, 5, APP);
  }

  private CallSiteCounters figures(String kind) {
    reader.nameNewSites();
    for (CallSiteCounters figures : reader.figures()) {
      if (figures.kind().equals(kind) && figures.opened() > 0) {
        return figures;
      }
    }
    throw new AssertionError(kind + " not in " + Arrays.toString(reader.figures()));
  }

  private long[] held() {
    long[] sums = new long[3];
    reader.forEachKeyed(
        (number, slot) -> {
          sums[0]++;
          sums[1] += slot.bytes();
          sums[2] += slot.isOrphaned() ? 1 : 0;
        });
    return sums;
  }

  @Test
  void noMemory_isNotHeld() {
    assertThat(ledger.keyed.taken(0, Kinds.DIRECT_BUFFER, 1_000)).isEqualTo(-1);
    assertThat(held()).containsExactly(0, 0, 0);
  }

  @Test
  void memory_isHeldWithItsBytes_untilItIsGivenBack() throws Exception {
    main("encode")
        .run(
            () -> {
              for (int i = 1; i <= 37; i++) {
                ledger.keyed.taken(0x7f00_0000_0000L + i * 64, Kinds.DIRECT_BUFFER, 1_000);
              }
              return "";
            });
    assertThat(held()).containsExactly(37, 37_000, 0);
    for (int i = 1; i <= 11; i++) {
      long key = KeyedLedger.key(0x7f00_0000_0000L + i * 64, Kinds.DIRECT_BUFFER);
      assertThat(ledger.keyed.ended(key)).isNotZero();
      assertThat(ledger.keyed.ended(key)).isZero();
    }

    assertThat(held()).containsExactly(26, 26_000, 0);
    CallSiteCounters figures = figures("direct-buffer");
    assertThat(figures.site()).contains("com.acme.Server.encode(Server.java:5)");
    assertThat(figures.owner()).isEqualTo(figures.site());
    assertThat(figures.opened()).isEqualTo(37);
    assertThat(figures.closed()).isEqualTo(11);
  }

  @Test
  void sameValueOfTwoKinds_areTwo() {
    ledger.keyed.taken(64, Kinds.DIRECT_BUFFER, 1);
    ledger.keyed.taken(64, Kinds.ZLIB, 1);

    assertThat(held()[0]).isEqualTo(2);
  }

  @Test
  void threadsOfAPool_areBookedWhereThePoolWasMade() throws Exception {
    Object pool = new Object();
    main("makePool")
        .run(
            () -> {
              ledger.keyed.poolMade(pool, null, Kinds.THREAD);
              return "";
            });
    main("submit")
        .run(
            () -> {
              for (int i = 0; i < 37; i++) {
                ledger.keyed.starting(new Thread(new FutureTask<>(() -> "")), pool, Kinds.THREAD);
              }
              return "";
            });

    CallSiteCounters figures = figures("thread");
    assertThat(figures.site()).contains("com.acme.Server.makePool(Server.java:5)");
    assertThat(figures.opened()).isEqualTo(37);
  }

  @Test
  void jdkAloneOnAThread_blamesTheLineThatStartedTheThread() throws Exception {
    StackFixture reflection =
        new StackFixture().calls("jdk.internal.reflect.MadeUpAccessor", "invoke", 3, LIB);
    openOnAThreadStartedBy(main("newClient"), reflection);

    CallSiteCounters figures = figures("socket");
    assertThat(figures.site()).contains("com.acme.Server.newClient(Server.java:5)");
    assertThat(figures.origin()).isEqualTo(CodeOrigin.APPLICATION);
    assertThat(reader.stacks(figures.id()).get(0)).anyMatch(frame -> frame.contains("started at"));
  }

  @Test
  void libraryAloneOnAThread_isBlamedItself_andBelongsToTheLineThatStartedTheThread()
      throws Exception {
    openOnAThreadStartedBy(
        main("newClient"), new StackFixture().calls("org.client.Loop", "connect", 7, LIB));

    CallSiteCounters figures = figures("socket");
    assertThat(figures.site()).contains("org.client.Loop.connect(Loop.java:7)");
    assertThat(figures.origin()).isEqualTo(CodeOrigin.LIBRARY);
    assertThat(figures.owner()).contains("com.acme.Server.newClient(Server.java:5)");
  }

  private void openOnAThreadStartedBy(StackFixture starter, StackFixture stack) throws Exception {
    stack.run(
        () -> {
          Thread worker = Thread.currentThread();
          try {
            starter.run(() -> ledger.keyed.starting(worker, null, Kinds.THREAD));
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          return ledger.opened(700, Kinds.SOCKET, 0, -1);
        });
  }

  @Test
  void objectThatDiedUnclosed_isOrphaned_andTheOthersAreNot() {
    List<Object> leases = new ArrayList<>();
    for (int i = 0; i < 37; i++) {
      Object lease = new Object();
      ledger.keyed.objects.taken(lease, "java.lang.Object", Kinds.CUSTOM);
      if (i < 30) {
        leases.add(lease);
      }
    }
    long closed = ledger.keyed.objects.keyOfEnding(leases.remove(0));
    assertThat(ledger.keyed.ended(closed)).isNotZero();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(100);
    while (held()[2] < 7 && System.nanoTime() - end < 0) {
      System.gc();
      reader.takeOrphans();
    }

    assertThat(held()).containsExactly(36, 0, 7);
    assertThat(leases).hasSize(29);
  }
}
