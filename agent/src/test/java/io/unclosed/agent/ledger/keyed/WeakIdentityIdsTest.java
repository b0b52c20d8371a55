package io.unclosed.agent.ledger.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WeakIdentityIdsTest {
  private final WeakIdentityIds numbers = new WeakIdentityIds(1_000);

  @Test
  void objects_areToldApartByIdentity_notByEquality() {
    String one = new String("lease");
    String other = new String("lease");
    numbers.put(one, 37);

    assertThat(numbers.numberOf(one)).isEqualTo(37);
    assertThat(numbers.numberOf(other)).isEqualTo(-1);
    assertThat(numbers.put(one, 38)).isFalse();
  }

  @Test
  void removed_isUnknown_andIsNotTakenForDead() {
    Object object = new Object();
    numbers.put(object, 5);

    assertThat(numbers.remove(object)).isEqualTo(5);
    assertThat(numbers.remove(object)).isEqualTo(-1);
    assertThat(numbers.numberOf(object)).isEqualTo(-1);
  }

  @Test
  void dead_areToldOnceEach_andTheLivingStay() {
    List<Object> living = new ArrayList<>();
    for (int i = 0; i < 211; i++) {
      Object object = new Object();
      numbers.put(object, i);
      if (i % 3 == 0) {
        living.add(object);
      }
    }
    Set<Long> dead = new HashSet<>();
    // What has died is told by a thread of the JVM's, some time after the collection.
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(100);
    while (dead.size() < 140 && System.nanoTime() - end < 0) {
      System.gc();
      long next;
      while ((next = numbers.nextGone()) >= 0) {
        assertThat(dead.add(next)).isTrue();
      }
    }

    assertThat(dead).hasSize(140);
    for (Object object : living) {
      assertThat(numbers.numberOf(object) % 3).isZero();
    }
  }

  @Test
  void atTheBound_furtherObjectsHaveNone() {
    List<Object> objects = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      objects.add(new Object());
      assertThat(numbers.put(objects.get(i), i)).isTrue();
    }

    assertThat(numbers.put(new Object(), 1_000)).isFalse();
    numbers.remove(objects.get(7));
    assertThat(numbers.put(new Object(), 1_000)).isTrue();
  }
}
