package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** One resource that is open. */
public record OpenResource(
    @Description("Its descriptor, or where it has none its native address or thread id.")
        @Units("descriptor number or address")
        long fdOrAddress,
    @Description("What sort of resource.") String kind,
    @Description("Its path, or local and remote address; empty when unknown.") String detail,
    @Description("The state of a socket, such as CLOSE_WAIT; empty for others.") String state,
    @Description("Since it was opened; -1 when it was open before the agent came.")
        @Units("seconds")
        long ageSeconds,
    @Description("The thread that opened it; #id when it has ended.") String thread,
    @Description("The suspect or site that it belongs to.") String id) {

  @ConstructorParameters({"fdOrAddress", "kind", "detail", "state", "ageSeconds", "thread", "id"})
  public OpenResource {}

  // JDK 17 makes items of getters, later ones of components: both, with the same names.

  public long getFdOrAddress() {
    return fdOrAddress;
  }

  public String getKind() {
    return kind;
  }

  public String getDetail() {
    return detail;
  }

  public String getState() {
    return state;
  }

  public long getAgeSeconds() {
    return ageSeconds;
  }

  public String getThread() {
    return thread;
  }

  public String getId() {
    return id;
  }
}
