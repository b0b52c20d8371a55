package io.unclosed.agent.ledger.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.ledger.Together;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StackTableTest {
  private static final Object STACK = new Object();

  private final StackTable sites = new StackTable(() -> {});

  @Test
  void unknownKey_hasNoSite() {
    assertThat(sites.find(42)).isNull();
    assertThat(sites.at(4711)).isSameAs(sites.at(StackTable.OTHER));
  }

  @Test
  void addedKey_isFoundAgain_andAddedOnce() {
    StackStats site = sites.add(42, 3, STACK, 17, 0);

    assertThat(sites.find(42)).isSameAs(site);
    assertThat(sites.add(42, 3, STACK, 17, 0)).isSameAs(site);
    assertThat(sites.at(site.index)).isSameAs(site);
    assertThat(site.kind).isEqualTo(3);
    assertThat(site.depth).isEqualTo(17);
  }

  @Test
  void keysThatMeetInTheTable_areToldApart() {
    long[] keys = {7, 7 + 1024, 7 + 2048, 7 + (1L << 40), -1024 + 7};
    for (long key : keys) {
      sites.add(key, 0, STACK, 1, 0);
    }

    assertThat(Arrays.stream(keys).mapToObj(sites::find).distinct()).hasSize(keys.length);
  }

  @Test
  void growth_keepsEverySite() {
    StackStats[] added = new StackStats[4_000];
    for (int i = 0; i < added.length; i++) {
      added[i] = sites.add(key(i), 0, STACK, 1, 0);
    }

    for (int i = 0; i < added.length; i++) {
      assertThat(sites.find(key(i))).isSameAs(added[i]);
      assertThat(sites.at(added[i].index)).isSameAs(added[i]);
    }
  }

  @Test
  void newSites_areTakenOnceToBeNamed() {
    StackStats site = sites.add(42, 0, STACK, 1, 0);

    assertThat(sites.takeUnnamed()).containsExactly(site);
    assertThat(sites.takeUnnamed()).isEmpty();
  }

  @Test
  void tooManyWithoutAName_areCountedAsOther_untilTheHeartbeatHasTakenSome() {
    for (int i = 0; i < 4_096; i++) {
      assertThat(sites.add(key(i), 0, STACK, 1, 0).index).isGreaterThan(StackTable.BEFORE_ATTACH);
    }

    assertThat(sites.add(key(5_000), 0, STACK, 1, 0).index).isEqualTo(StackTable.OTHER);
    assertThat(sites.takeUnnamed()).hasSize(4_096);
    assertThat(sites.add(key(5_000), 0, STACK, 1, 0).index).isGreaterThan(StackTable.BEFORE_ATTACH);
  }

  @Test
  void noMoreThanTheBound_theRestIsOther() {
    for (int i = 0; i < StackTable.MAX_SITES + 37; i++) {
      sites.add(key(i), 0, STACK, 1, 0);
      if (i % 4_000 == 0) {
        sites.takeUnnamed();
      }
    }

    assertThat(sites.count()).isEqualTo(StackTable.MAX_SITES);
    assertThat(sites.add(key(1 << 20), 0, STACK, 1, 0).index).isEqualTo(StackTable.OTHER);
    assertThat(sites.find(key(0))).isNotNull();
  }

  @Test
  void threadsThatMeetTheSameStacks_shareTheSites() throws Exception {
    int threads = 4;
    int keys = 3_000;
    StackStats[][] seen = new StackStats[threads][keys];
    Together.run(
        threads,
        me -> {
          for (int i = 0; i < keys; i++) {
            StackStats known = sites.find(key(i));
            seen[me][i] = known != null ? known : sites.add(key(i), 0, STACK, 1, 0);
            seen[me][i].opened(1);
          }
        });

    Set<Integer> indexes = new HashSet<>();
    for (int i = 0; i < keys; i++) {
      StackStats site = sites.find(key(i));
      for (int thread = 0; thread < threads; thread++) {
        assertThat(seen[thread][i]).isSameAs(site);
      }
      assertThat(site.opened()).isEqualTo(threads);
      indexes.add(site.index);
    }
    assertThat(indexes).hasSize(keys);
  }

  private static long key(int i) {
    return (i + 1) * 0x9E37_79B9_7F4A_7C15L;
  }
}
