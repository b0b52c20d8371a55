package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** Connections to one remote address in one state. */
public record Peer(
    @Description("Remote address and port.") String remote,
    @Description("Connection state, such as ESTABLISHED.") String state,
    @Description("Number of connections.") @Units("connections") long count) {

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
