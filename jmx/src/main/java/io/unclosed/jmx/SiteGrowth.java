package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** What one blamed frame holds now that it did not hold at the baseline. */
public record SiteGrowth(
    @Description("Kind of resource, such as socket.") String kind,
    @Description("Open at the baseline.") @Units("resources") long openAtBaseline,
    @Description("Open now.") @Units("resources") long openNow,
    @Description("Open now and opened after the baseline.") @Units("resources") long openedSince,
    @Description("Call site that opened them.") String site,
    @Description("Id of the call site; argument of stack and openResources.") String id) {

  @ConstructorParameters({"kind", "openAtBaseline", "openNow", "openedSince", "site", "id"})
  public SiteGrowth {}

  // JDK 17 makes items of getters, later ones of components: both, with the same names.

  public String getKind() {
    return kind;
  }

  public long getOpenAtBaseline() {
    return openAtBaseline;
  }

  public long getOpenNow() {
    return openNow;
  }

  public long getOpenedSince() {
    return openedSince;
  }

  public String getSite() {
    return site;
  }

  public String getId() {
    return id;
  }
}
