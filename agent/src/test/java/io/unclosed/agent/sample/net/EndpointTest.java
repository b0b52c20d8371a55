package io.unclosed.agent.sample.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {
  @Test
  void ipv4_isDotted() {
    assertThat(Endpoint.ofIpv4(0x0a020111, 8443)).hasToString("10.2.1.17:8443");
    assertThat(Endpoint.ofIpv4(0xffffffff, 1)).hasToString("255.255.255.255:1");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, '[::1]:9'",
    "0, 0, '[::]:9'",
    "20010db800000000, 1, '[2001:db8::1]:9'",
    "20010db800000001, 0000000100000001, '[2001:db8:0:1:0:1:0:1]:9'",
    "20010db800000000, 0001000000000001, '[2001:db8::1:0:0:1]:9'",
    "fe80000000000000, 0123456789abcdef, '[fe80::123:4567:89ab:cdef]:9'",
    "0001000200030004, 0005000600070000, '[1:2:3:4:5:6:7:0]:9'",
    "0001000000000000, 0, '[1::]:9'"
  })
  void ipv6_hasItsLongestRunOfZerosCut(String high, String low, String text) {
    long first = Long.parseUnsignedLong(high, 16);
    long second = Long.parseUnsignedLong(low, 16);
    assertThat(new Endpoint(first, second, 9)).hasToString(text);
  }

  @Test
  void equality_isOfAddressAndPort() {
    assertThat(Endpoint.ofIpv4(1, 2)).isEqualTo(Endpoint.ofIpv4(1, 2));
    assertThat(Endpoint.ofIpv4(1, 2)).hasSameHashCodeAs(Endpoint.ofIpv4(1, 2));
    assertThat(Endpoint.ofIpv4(1, 2)).isNotEqualTo(Endpoint.ofIpv4(1, 3));
    assertThat(Endpoint.ofIpv4(1, 2)).isNotEqualTo(Endpoint.ofIpv4(2, 2));
  }
}
