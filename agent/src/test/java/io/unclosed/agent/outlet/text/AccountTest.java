package io.unclosed.agent.outlet.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.DescriptorAccount;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountTest {
  @Test
  void account_addsUp() {
    MadeUp story = MadeUp.closeWaitLeak();
    assertThat(Account.of(story.reading()).replace(",", ""))
        .startsWith("3211 = 2874 (1) + 214 other sockets + 2 listening sockets + 61 files");
    assertThat(2874 + 214 + 2 + 61 + 1 + 4 + 10 + 45).isEqualTo(3211);
  }

  @Test
  void accountThatChangedWhileCounting_saysByHowMuch() {
    MadeUp story = MadeUp.healthy();
    story.account = new DescriptorAccount(257, 45, 14, 318, 4096, 4096, Map.of());

    assertThat(Account.of(story.reading()))
        .endsWith("+ 14 not opened by Java + 2 that changed during the count");
  }

  @Test
  void accountOfEstimates_doesNotPretend() {
    MadeUp story = MadeUp.healthy();
    story.openByKind.put("socket", 9000L);

    assertThat(Account.of(story.reading())).startsWith("318 = 257 opened by Java (");
  }
}
