package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** One resource that is open. */
public record OpenResource(
    @Description("File descriptor; native address or thread id if it has none.")
        @Units("descriptor number or address")
        long fdOrAddress,
    @Description("Kind of resource, such as socket.") String kind,
    @Description("Path, or local and remote address; empty when unknown.") String detail,
    @Description("Socket state, such as CLOSE_WAIT; empty for other kinds.") String state,
    @Description("Time since it was opened; -1 when it was opened before the agent started.")
        @Units("seconds")
        long ageSeconds,
    @Description("Name of the thread that opened it; #id when that thread has ended.")
        String thread,
    @Description("Id of its suspect or call site.") String id) {

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
