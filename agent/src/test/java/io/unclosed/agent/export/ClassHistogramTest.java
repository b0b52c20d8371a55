package io.unclosed.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassHistogramTest {
  private static final String PRINTED =
      """
       num     #instances         #bytes  class name (module)
      -------------------------------------------------------
         1:         18976        1451632  [B (java.base@17.0.15)
         2:           211          10128  com.acme.Name
         3:            37           1776  com.acme.Name
         4:             5            120  io.unclosed.agent.ledger.slot.Slots
      Total         19229        1463656
      """;

  @Test
  void printed_isReadByClass() {
    ClassHistogram histogram = ClassHistogram.parse(PRINTED);
    assertThat(histogram.of("[B")).isEqualTo(new ClassHistogram.Count(18_976, 1_451_632));
    assertThat(histogram.objects()).isEqualTo(19_229);
  }

  @Test
  void classesOfOneNameInSeveralLoaders_areSummed() {
    assertThat(ClassHistogram.parse(PRINTED).of("com.acme.Name"))
        .isEqualTo(new ClassHistogram.Count(248, 11_904));
  }

  @Test
  void ownClasses_areLeftOut() {
    assertThat(ClassHistogram.parse(PRINTED).classes()).containsExactly("[B", "com.acme.Name");
  }

  @Test
  void moreClassesThanAreKept_countAsAbsent() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= ClassHistogram.MOST + 37; i++) {
      text.append(i).append(": 3 72 Class").append(i).append('\n');
    }
    ClassHistogram histogram = ClassHistogram.parse(text.toString());
    assertThat(histogram.classes()).hasSize(ClassHistogram.MOST);
    assertThat(histogram.objects()).isEqualTo(3L * (ClassHistogram.MOST + 37));
    assertThat(histogram.of("Class" + (ClassHistogram.MOST + 1)).objects()).isZero();
  }

  @Test
  void anythingElse_isEmpty() {
    assertThat(ClassHistogram.parse("").classes()).isEmpty();
    assertThat(ClassHistogram.parse("no such command\n1: x y z\n:::\n").classes()).isEmpty();
  }
}
