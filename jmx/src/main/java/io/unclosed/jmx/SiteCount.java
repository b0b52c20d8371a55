package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** What one blamed frame holds of one kind. */
public record SiteCount(
    @Description("What sort of resource.") String kind,
    @Description("Open now.") @Units("resources") long open,
    @Description("Opened since the agent began.") @Units("resources") long opened,
    @Description("Closed since the agent began, by whomever.") @Units("resources") long closed,
    @Description("Of the closed ones, those that the garbage collector closed.") @Units("resources")
        long collectedUnclosed,
    @Description("Age of the oldest open one; 0 when none is open.") @Units("seconds")
        long oldestSeconds,
    @Description("Native memory behind the open ones; 0 for what has none.") @Units("bytes")
        long bytes,
    @Description("Of threads, how many pools started the open ones; 0 when none did.")
        @Units("pools")
        int pools,
    @Description("The line that opened them.") String site,
    @Description("For stack and openResources.") String id) {

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
