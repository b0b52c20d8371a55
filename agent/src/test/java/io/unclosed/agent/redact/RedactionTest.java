package io.unclosed.agent.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private final Redaction both = new Redaction(true, true, 1, 2);

  @Test
  void addresses_keepTheirPorts() {
    assertThat(both.detail("10.1.1.1:5000 -> 10.2.1.17:8443"))
        .matches("addr-[0-9a-f]{6}:5000 -> addr-[0-9a-f]{6}:8443");
  }

  @Test
  void sixAddresses_areFoundInBracketsAndBare() {
    assertThat(both.detail("[2001:db8::17]:8443 -> fe80::1%eth0, /2001:db8:0:0:0:0:0:1"))
        .matches("addr-\\w{6}:8443 -> addr-\\w{6}, /addr-\\w{6}");
  }

  @Test
  void oneAddress_isOneTokenAndAnotherKeyGivesAnother() {
    String token = both.sentence("10.2.1.17");

    assertThat(both.sentence("to 10.2.1.17.")).isEqualTo("to " + token + ".");
    assertThat(both.sentence("10.2.1.18")).isNotEqualTo(token);
    assertThat(new Redaction(true, true, 1, 3).sentence("10.2.1.17")).isNotEqualTo(token);
  }

  @Test
  void paths_keepFolderNameAndEnding() {
    String one = both.detail("/var/spool/my orders, new/17.xml");
    String other = both.detail("/var/spool/my orders, new/18.xml");

    assertThat(one).matches("path-\\w{6}/path-\\w{6}\\.xml");
    assertThat(other.substring(0, 11)).isEqualTo(one.substring(0, 11));
    assertThat(other).isNotEqualTo(one);
    assertThat(both.detail("@abstract socket")).matches("path-\\w{6}");
  }

  @Test
  void pathInASentence_endsWithIt() {
    assertThat(both.sentence("Most are in /var/spool, some in \"/srv/a.txt\"."))
        .matches(
            "Most are in path-\\w{6}/path-\\w{6}, some in \"path-\\w{6}/path-\\w{6}\\.txt\"\\.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at 03:12:44Z on JDK 21.0.5, 2.1 s, 41/50, 5 kB/s",
        "com.acme.Gate.serve(Gate.java:20), app//com.acme.A.b(A.java:1), Gate::serve",
        "127.0.0.1:80, [::1]:80, 0.0.0.0:8080",
        "/proc/self/limits and /dev/null",
        "version 1.2.3.4.5 and 999.1.1.1"
      })
  void whatIsNoSecret_stays(String text) {
    assertThat(both.sentence(text)).isEqualTo(text);
  }

  @Test
  void eachKind_isHiddenOnItsOwn() {
    String text = "10.2.1.17:80 wrote /srv/a.txt";

    assertThat(new Redaction(true, false, 1, 2).sentence(text)).endsWith(" wrote /srv/a.txt");
    assertThat(new Redaction(false, true, 1, 2).sentence(text)).startsWith("10.2.1.17:80 wrote p");
    assertThat(Redaction.NONE.detail(text)).isEqualTo(text);
  }

  @Test
  void sipHash_agreesWithTheAuthorsVector() {
    byte[] message = new byte[15];
    for (int i = 0; i < message.length; i++) {
      message[i] = (byte) i;
    }

    long hash = SipHash.of(0x0706050403020100L, 0x0f0e0d0c0b0a0908L, message);

    assertThat(hash).isEqualTo(0xa129ca6149be45e5L);
  }
}
