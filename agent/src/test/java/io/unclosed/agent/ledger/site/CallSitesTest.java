package io.unclosed.agent.ledger.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.input.CodeOrigin;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallSitesTest {
  private final CallSites callSites = new CallSites(new String[] {"file", "directory", "socket"});

  private static SymbolizedStack site(String method, int line, boolean internal) {
    String frame = method + "(A.java:" + line + ")";
    return new SymbolizedStack(
        List.of(frame),
        0,
        method,
        0,
        method,
        CodeOrigin.APPLICATION,
        "java.io.X.open",
        "",
        "",
        internal);
  }

  @Test
  void manyStacksWithOneBlamedFrame_areOneGroup() {
    CallSite group = callSites.join(site("com.acme.A.open", 5, false), 0);
    for (int i = 0; i < 60; i++) {
      assertThat(callSites.join(site("com.acme.A.open", 5, false), 0)).isSameAs(group);
    }

    assertThat(group.sites).isEqualTo(61);
    assertThat(group.examples).hasSize(3);
    assertThat(group.id).hasSize(16);
    assertThat(callSites.find(group.id)).isSameAs(group);
  }

  @Test
  void furtherLinesOfOneMethod_getASuffix() {
    String first = callSites.join(site("com.acme.A.open", 5, false), 0).id;
    String second = callSites.join(site("com.acme.A.open", 9, false), 0).id;
    String third = callSites.join(site("com.acme.A.open", 12, false), 0).id;

    assertThat(second).isEqualTo(first + ".1");
    assertThat(third).isEqualTo(first + ".2");
  }

  @Test
  void anotherKindOrMethod_isAnotherGroup() {
    String file = callSites.join(site("com.acme.A.open", 5, false), 0).id;
    String socket = callSites.join(site("com.acme.A.open", 5, false), 2).id;
    String other = callSites.join(site("com.acme.A.walk", 5, false), 0).id;

    assertThat(List.of(file, socket, other))
        .doesNotHaveDuplicates()
        .noneMatch(id -> id.contains("."));
  }

  @Test
  void whatTheJdkOpensThere_isKeptApartFromWhatTheProgramOpens() {
    CallSite own = callSites.join(site("com.acme.A.open", 5, false), 0);
    CallSite internal = callSites.join(site("com.acme.A.open", 5, true), 0);

    assertThat(internal).isNotSameAs(own);
    assertThat(internal.id).isNotEqualTo(own.id).doesNotContain(".");
  }

  @Test
  void noMoreThanTheBound_theRestIsOtherSites() {
    for (int i = 0; i < 20_000; i++) {
      callSites.join(site("com.acme.A.open" + i, 5, false), 0);
    }

    assertThat(callSites.count()).isEqualTo(1 << 14);
    assertThat(callSites.join(site("com.acme.B.more", 1, false), 0).index)
        .isEqualTo(CallSites.OTHER);
    assertThat(callSites.join(site("com.acme.A.open7", 5, false), 0).index).isPositive();
  }

  @Test
  void unknownId_isNoGroup() {
    assertThat(callSites.find("0123456789abcdef")).isNull();
  }
}
