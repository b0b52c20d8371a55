package io.unclosed.agent.ledger.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.Ledger;
import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.ledger.site.CodeOrigins;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import sun.nio.ch.UnclosedEvents;

class DeclaredObjectsTest {
  private static final int LEASE = Kinds.CUSTOM;
  private static final int OTHER = Kinds.CUSTOM | 1 << UnclosedEvents.DECLARED_SHIFT;
  private static final int CONNECTION =
      Kinds.CUSTOM | UnclosedEvents.DECLARED_JDBC << UnclosedEvents.DECLARED_SHIFT;
  private static final int STATEMENT =
      Kinds.CUSTOM | UnclosedEvents.DECLARED_JDBC + 1 << UnclosedEvents.DECLARED_SHIFT;
  private static final int ROWS =
      Kinds.CUSTOM | UnclosedEvents.DECLARED_JDBC + 2 << UnclosedEvents.DECLARED_SHIFT;

  private final Ledger ledger = new Ledger(true, () -> {});
  private final DeclaredObjects objects = ledger.keyed.objects;
  private final LedgerReader reader =
      new LedgerReader(
          ledger,
          Arrays.stream(Kinds.all()).map(kind -> kind.id()).toArray(String[]::new),
          new CodeOrigins(List.of(), "/srv/app.jar"));

  private Object made(int declared, Object... given) {
    Object object = new Object();
    objects.taken(object, "java.lang.Object", declared);
    for (Object one : given) {
      objects.given(object, one);
    }
    return object;
  }

  private void close(Object object) {
    ledger.keyed.ended(objects.keyOfEnding(object));
  }

  /** How many count, and how many of them are orphaned. */
  private long[] counted() {
    reader.takeOrphans();
    long[] sums = new long[2];
    reader.forEachKeyed(
        (number, slot) -> {
          sums[0] += slot.isPart() ? 0 : 1;
          sums[1] += slot.isPart() || !slot.isOrphaned() ? 0 : 1;
        });
    return sums;
  }

  /**
   * Once so many count and so many of them are orphaned, or long after; children wait for beats.
   */
  private long[] collected(long count, long orphans) {
    long[] wanted = {count, orphans};
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(100);
    while (!Arrays.equals(counted(), wanted) && System.nanoTime() - end < 0) {
      System.gc();
    }
    System.gc();
    counted();
    return counted();
  }

  @Test
  void superclassesConstructor_doesNotCount() {
    Object object = new Object();

    assertThat(objects.taken(object, "com.acme.Base", LEASE)).isNegative();
    assertThat(objects.taken(object, "java.lang.Object", LEASE)).isNotNegative();
    assertThat(objects.taken(object, "java.lang.Object", LEASE)).isNegative();
    assertThat(counted()).containsExactly(1, 0);
  }

  @Test
  void objectAroundAnotherOfItsType_countsAlone() {
    Object inner = made(LEASE);
    Object stranger = made(OTHER);
    Object outer = made(LEASE, inner, stranger, "text", null);

    assertThat(counted()).containsExactly(2, 0);
    close(outer);
    assertThat(counted()).containsExactly(1, 0);
    close(inner);
    close(stranger);
    assertThat(counted()).containsExactly(0, 0);
  }

  @Test
  void statementsAndRows_endWithWhatMadeThem() {
    Object connection = made(CONNECTION);
    Object statement = made(STATEMENT, connection);
    Object rows = made(ROWS, connection, statement);
    Object otherRows = made(ROWS, statement, connection);
    assertThat(counted()).containsExactly(4, 0);

    close(statement);
    assertThat(counted()).containsExactly(1, 0);
    Object second = made(STATEMENT, connection);
    close(connection);
    assertThat(counted()).containsExactly(0, 0);
    // Whoever gets the connection's slot is not their parent.
    Object next = made(CONNECTION);
    assertThat(counted()).containsExactly(1, 0);
    assertThat(List.of(rows, otherRows, second, next)).hasSize(4);
  }

  @Test
  void rowsWithoutAStatement_areNobodysToClose() {
    Object rows = made(ROWS);

    assertThat(counted()).containsExactly(0, 0);
    assertThat(rows).isNotNull();
  }

  @Test
  void whatDiesBesideItsParent_isNoFurtherLeak() {
    Object kept = made(CONNECTION);
    for (int i = 0; i < 37; i++) {
      dropQuery(made(CONNECTION));
    }
    for (int i = 0; i < 11; i++) {
      // A statement that is dropped while its connection lives is one; its rows are not.
      dropQuery(kept);
    }

    assertThat(collected(1 + 37 + 11, 37 + 11)).containsExactly(1 + 37 + 11, 37 + 11);
    assertThat(kept).isNotNull();
  }

  private void dropQuery(Object connection) {
    made(ROWS, made(STATEMENT, connection));
  }
}
