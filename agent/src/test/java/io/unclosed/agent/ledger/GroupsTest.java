package io.unclosed.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupsTest {
  private final Groups groups = new Groups(new String[] {"file", "directory", "socket"});

  private static NamedSite site(String method, int line, boolean internal) {
    String frame = method + "(A.java:" + line + ")";
    return new NamedSite(
        List.of(frame),
        0,
        method,
        0,
        method,
        Origin.APPLICATION,
        "java.io.X.open",
        "",
        "",
        internal);
  }

  @Test
  void manyStacksWithOneBlamedFrame_areOneGroup() {
    Groups.Group group = groups.join(site("com.acme.A.open", 5, false), 0);
    for (int i = 0; i < 60; i++) {
      assertThat(groups.join(site("com.acme.A.open", 5, false), 0)).isSameAs(group);
    }

    assertThat(group.sites).isEqualTo(61);
    assertThat(group.examples).hasSize(3);
    assertThat(group.id).hasSize(16);
    assertThat(groups.find(group.id)).isSameAs(group);
  }

  @Test
  void furtherLinesOfOneMethod_getASuffix() {
    String first = groups.join(site("com.acme.A.open", 5, false), 0).id;
    String second = groups.join(site("com.acme.A.open", 9, false), 0).id;
    String third = groups.join(site("com.acme.A.open", 12, false), 0).id;

    assertThat(second).isEqualTo(first + ".1");
    assertThat(third).isEqualTo(first + ".2");
  }

  @Test
  void anotherKindOrMethod_isAnotherGroup() {
    String file = groups.join(site("com.acme.A.open", 5, false), 0).id;
    String socket = groups.join(site("com.acme.A.open", 5, false), 2).id;
    String other = groups.join(site("com.acme.A.walk", 5, false), 0).id;

    assertThat(List.of(file, socket, other))
        .doesNotHaveDuplicates()
        .noneMatch(id -> id.contains("."));
  }

  @Test
  void whatTheJdkOpensThere_isKeptApartFromWhatTheProgramOpens() {
    Groups.Group own = groups.join(site("com.acme.A.open", 5, false), 0);
    Groups.Group internal = groups.join(site("com.acme.A.open", 5, true), 0);

    assertThat(internal).isNotSameAs(own);
    assertThat(internal.id).isNotEqualTo(own.id).doesNotContain(".");
  }

  @Test
  void noMoreThanTheBound_theRestIsOtherSites() {
    for (int i = 0; i < 20_000; i++) {
      groups.join(site("com.acme.A.open" + i, 5, false), 0);
    }

    assertThat(groups.count()).isEqualTo(1 << 14);
    assertThat(groups.join(site("com.acme.B.more", 1, false), 0).index).isEqualTo(Groups.OTHER);
    assertThat(groups.join(site("com.acme.A.open7", 5, false), 0).index).isPositive();
  }

  @Test
  void unknownId_isNoGroup() {
    assertThat(groups.find("0123456789abcdef")).isNull();
  }
}
