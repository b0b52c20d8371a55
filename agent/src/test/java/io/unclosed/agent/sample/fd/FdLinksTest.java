package io.unclosed.agent.sample.fd;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.sample.proc.SystemRoot;
import org.junit.jupiter.api.Test;

class FdLinksTest {
  @Test
  void notOpen_hasNoTarget() {
    FdLinks links = new FdLinks(SystemRoot.LIVE);
    assertThat(links.target(-1)).isEmpty();
    assertThat(links.target(1_000_000)).isEmpty();
  }
}
