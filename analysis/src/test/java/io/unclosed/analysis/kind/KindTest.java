package io.unclosed.analysis.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KindTest {
  @Test
  void everyKind_hasWordsOfItsOwn() {
    for (String kind : Kind.ids()) {
      KindNouns words = KindNouns.of(kind);
      assertThat(words.plural()).isNotEqualTo(words.singular());
      assertThat(words.noun(1)).isEqualTo(words.singular());
    }
    assertThat(KindNouns.of("custom", "com.acme.Pool$Lease").count(37))
        .isEqualTo("37 Lease objects");
    assertThat(KindNouns.of("custom", "com.acme.Lease.<init>").count(1))
        .isEqualTo("1 Lease object");
    assertThat(KindNouns.of("custom", "").count(1)).isEqualTo("1 tracked object");
    assertThat(KindNouns.of("socket", "com.acme.Lease").count(2)).isEqualTo("2 sockets");
  }

  @Test
  void everyKind_isFoundByItsId_andNoTwoHaveOne() {
    assertThat(Arrays.stream(Kind.values()).map(kind -> Kind.of(kind.id())))
        .containsExactly(Kind.values());
  }

  @Test
  void kindOfALaterVersion_isCalledByItsName_andToldInGeneral() {
    assertThat(Kind.of("lock")).isEqualTo(Kind.MIXED);
    assertThat(KindNouns.of("lock").count(37)).isEqualTo("37 lock");
    assertThat(Kind.of("lock").descriptors()).isZero();
    assertThat(Kind.of("lock").remedy())
        .isEqualTo("Close each one on every path, including errors.");
  }

  @Test
  void ids_areAllThatAUserMayName() {
    assertThat(Kind.ids()).hasSize(Kind.values().length - 1).doesNotContain(Kind.MIXED.id());
  }

  @Test
  void kindsThatOneMistakeLeaks_haveRanksOfTheirOwn() {
    List<Kind> inOrder = new ArrayList<>(List.of(Kind.values()));
    inOrder.removeAll(List.of(Kind.UNTRACKED_FD, Kind.MEMORY, Kind.MIXED));

    assertThat(inOrder.stream().map(Kind::rank)).doesNotHaveDuplicates();
    assertThat(inOrder.stream().mapToInt(Kind::rank).max()).hasValue(inOrder.size());
  }

  @Test
  void whatADescriptorPointsTo_isOfTheKindThatOpensSuch() {
    assertThat(Kind.ofTarget("eventfd")).isEqualTo(Kind.SELECTOR);
    assertThat(Kind.ofTarget("socket")).isEqualTo(Kind.SOCKET);
    assertThat(Kind.ofTarget("device")).isEqualTo(Kind.FILE);
  }
}
