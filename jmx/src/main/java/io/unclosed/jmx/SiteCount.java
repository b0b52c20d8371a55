package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** What one blamed frame holds of one kind. */
public record SiteCount(
    @Description("Kind of resource, such as socket.") String kind,
    @Description("Open now.") @Units("resources") long open,
    @Description("Opened since the agent started.") @Units("resources") long opened,
    @Description("Closed since the agent started, by the program or by the garbage collector.")
        @Units("resources")
        long closed,
    @Description("Part of closed that the garbage collector closed.") @Units("resources")
        long collectedUnclosed,
    @Description("Age of the oldest open resource; 0 when none is open.") @Units("seconds")
        long oldestSeconds,
    @Description("Native memory of the open resources; 0 when they have none.") @Units("bytes")
        long bytes,
    @Description("Number of thread pools that started the open threads; 0 when none did.")
        @Units("pools")
        int pools,
    @Description("Call site that opened them.") String site,
    @Description("Id of the call site; argument of stack and openResources.") String id) {

  @ConstructorParameters({
    "kind",
    "open",
    "opened",
    "closed",
    "collectedUnclosed",
    "oldestSeconds",
    "bytes",
    "pools",
    "site",
    "id"
  })
  public SiteCount {}

  // JDK 17 makes items of getters, later ones of components: both, with the same names.

  public String getKind() {
    return kind;
  }

  public long getOpen() {
    return open;
  }

  public long getOpened() {
    return opened;
  }

  public long getClosed() {
    return closed;
  }

  public long getCollectedUnclosed() {
    return collectedUnclosed;
  }

  public long getOldestSeconds() {
    return oldestSeconds;
  }

  public long getBytes() {
    return bytes;
  }

  public int getPools() {
    return pools;
  }

  public String getSite() {
    return site;
  }

  public String getId() {
    return id;
  }
}
