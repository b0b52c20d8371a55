package io.unclosed.agent.ledger.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacktraceTest {
  private final Throwable kept = new Throwable();

  @Test
  void layoutOfThisJvm_isTheOneThatIsKnown() {
    assertThat(Backtrace.proved()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 31, 32, 33, 63, 64, 65, 96, 200, 900, 3_000})
  void samePlace_hasTheSameKey_anotherPlaceAnother(int deeper) {
    Set<Long> here = new HashSet<>();
    long elsewhere = 0;
    for (int i = 0; i < 3; i++) {
      here.add(keyBelow(deeper, 0));
      elsewhere = keyBelow(deeper, 1);
    }

    assertThat(here).hasSize(1);
    assertThat(here).doesNotContain(elsewhere, keyBelow(deeper, 2));
  }

  // Differs at the top only, at the place of the call: all that stands below is the same.
  private long keyBelow(int deeper, int place) {
    if (deeper > 0) {
      return keyBelow(deeper - 1, place);
    }
    if (place == 0) {
      kept.fillInStackTrace();
    } else if (place == 1) {
      kept.fillInStackTrace();
    } else {
      refill();
    }
    return Backtrace.key(Backtrace.of(kept), Backtrace.depth(kept), 1);
  }

  private void refill() {
    kept.fillInStackTrace();
  }

  /** Only the caller at the very bottom differs, in the last chunk. */
  @ParameterizedTest
  @ValueSource(ints = {40, 100, 400})
  void anotherCallerBehindManyFrames_isAnotherPlace(int deeper) {
    long one = keyBelow(deeper, 0);
    long other = keyBelow(deeper, 0);

    assertThat(one).isNotEqualTo(other);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 40, 100, 2_000})
  void classesAndNames_agreeWithTheJvmsOwn(int deeper) {
    StackTraceElement[] expected = filledBelow(deeper).getStackTrace();
    Object raw = Backtrace.of(kept);
    int depth = Backtrace.depth(kept);
    Object[] types = Backtrace.types(raw, depth);

    assertThat(depth).isEqualTo(expected.length).isLessThanOrEqualTo(1024);
    for (int i = 0; i < depth; i++) {
      assertThat(((Class<?>) types[i]).getName()).isEqualTo(expected[i].getClassName());
    }
    assertThat(Backtrace.frames(new Throwable(), raw, depth)).isEqualTo(expected);
  }

  private Throwable filledBelow(int deeper) {
    return deeper > 0 ? filledBelow(deeper - 1) : kept.fillInStackTrace();
  }

  @Test
  void cleared_holdsNoStack_andCanBeFilledAgain() {
    kept.fillInStackTrace();
    Backtrace.clear(kept);
    assertThat(Backtrace.of(kept)).isNull();

    kept.fillInStackTrace();
    assertThat(Backtrace.of(kept)).isNotNull();
  }

  @Test
  void readerOfNames_keepsNoStack() {
    Throwable reader = new Throwable();
    kept.fillInStackTrace();
    Backtrace.frames(reader, Backtrace.of(kept), Backtrace.depth(kept));

    assertThat(Backtrace.of(reader)).isNull();
  }

  @Test
  void virtualThread_isToldApartLikeAnyOther() throws Exception {
    assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
    long[] keys = new long[4];
    for (int i = 0; i < keys.length; i++) {
      int me = i;
      Thread thread =
          (Thread)
              Thread.class
                  .getMethod("startVirtualThread", Runnable.class)
                  .invoke(null, (Runnable) () -> keys[me] = keyBelow(me < 2 ? 70 : 71, 0));
      thread.join();
    }

    assertThat(keys[0]).isEqualTo(keys[1]).isNotZero();
    assertThat(keys[2]).isEqualTo(keys[3]).isNotEqualTo(keys[0]);
  }

  @Test
  void resumedVirtualThread_countsAllItsFrames() throws Exception {
    assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
    int[] depths = new int[2];
    long[] keys = new long[2];
    Runnable work =
        () -> {
          for (int i = 0; i < 2; i++) {
            keys[i] = keyAfterPark(60, i == 1);
            depths[i] = Backtrace.types(Backtrace.of(kept), Backtrace.depth(kept)).length;
          }
        };
    ((Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work))
        .join();

    assertThat(keys[1]).isEqualTo(keys[0]);
    assertThat(depths[1]).isEqualTo(depths[0]).isGreaterThan(60);
  }

  private long keyAfterPark(int deeper, boolean parks) {
    if (deeper > 0) {
      return keyAfterPark(deeper - 1, parks);
    }
    if (parks) {
      java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
    }
    kept.fillInStackTrace();
    return Backtrace.key(Backtrace.of(kept), Backtrace.depth(kept), 1);
  }
}
