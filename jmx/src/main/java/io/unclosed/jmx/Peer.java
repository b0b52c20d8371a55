package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** Connections to one remote address in one state. */
public record Peer(
    @Description("Address and port of the other end.") String remote,
    @Description("State of these connections, such as ESTABLISHED.") String state,
    @Description("How many there are.") @Units("connections") long count) {

  @ConstructorParameters({"remote", "state", "count"})
  public Peer {}

  // JDK 17 makes items of getters, later ones of components: both, with the same names.

  public String getRemote() {
    return remote;
  }

  public String getState() {
    return state;
  }

  public long getCount() {
    return count;
  }
}
