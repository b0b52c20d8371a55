package io.unclosed.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.ledger.SharedFiles.User;
import org.junit.jupiter.api.Test;

class SharedFilesTest {
  private final SharedFiles shared = new SharedFiles();

  private static User user(int identity, long sequence) {
    return new User(identity, sequence, identity + 100, 1, 1);
  }

  @Test
  void users_areKeptInTheOrderOfTheirAge() {
    User first = user(1, 5);
    User second = user(2, 5);

    assertThat(shared.take(7, 5, first)).isEqualTo(1);
    assertThat(shared.take(7, 5, second)).isEqualTo(2);
    assertThat(shared.oldest(7)).isSameAs(first);
    assertThat(shared.drop(7, 1)).isSameAs(first);
    assertThat(shared.oldest(7)).isSameAs(second);
  }

  @Test
  void lastUser_isNotTold_forTheDescriptorItselfIsClosedNext() {
    shared.take(7, 5, user(1, 5));

    assertThat(shared.drop(7, 1)).isNull();
    assertThat(shared.oldest(7)).isNull();
  }

  @Test
  void nextOwnerOfTheNumber_startsAfresh() {
    shared.take(7, 5, user(1, 5));
    shared.take(7, 5, user(2, 5));

    assertThat(shared.take(7, 6, user(3, 6))).isEqualTo(1);
    assertThat(shared.drop(7, 1)).isNull();
    assertThat(shared.oldest(7).identity).isEqualTo(3);
  }

  @Test
  void noMoreThanTheBound_andWhatComesAfterIsJustNotToldApart() {
    for (int number = 0; number < 1 << 16; number++) {
      shared.take(number, 5, user(number, 5));
    }

    int over = 1 << 16;
    assertThat(shared.take(over, 5, user(1, 5))).isZero();
    assertThat(shared.oldest(over)).isNull();
    assertThat(shared.take(over, 5, user(2, 5))).isZero();
    assertThat(shared.drop(over, 1)).isNull();
    assertThat(shared.take(3, 5, user(4711, 5))).isEqualTo(1);
    assertThat(shared.oldest(3).identity).isEqualTo(3);

    shared.drop(3, 3);
    assertThat(shared.take(over, 6, user(3, 6))).isEqualTo(1);
  }
}
