package io.unclosed.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** What one blamed frame opened of one kind. Each period and at the end of a chunk. */
@Name("io.unclosed.OpenSite")
@Label("Open Site")
@Description("Resources of one kind that were opened at one call site")
@Category("Unclosed")
@StackTrace(false)
@Period("60 s")
public final class OpenSiteEvent extends Event {

  @Label("Call Site Id")
  @Description("Id of the call site")
  @SiteId
  public String siteId = "";

  @Label("Kind")
  @Description("Kind of resource, such as socket")
  public String kind = "";

  @Label("Open")
  @Description("Resources open now")
  public long open;

  @Label("Opened")
  @Description("Resources opened since the agent started")
  public long opened;

  @Label("Closed")
  @Description(
      "Resources closed since the agent started, by the program or by the garbage collector")
  public long closed;

  @Label("Collected Unclosed")
  @Description("Resources closed by the garbage collector instead of the program")
  public long collectedUnclosed;

  @Label("Oldest Age")
  @Description("Age of the oldest open resource")
  @Timespan(Timespan.NANOSECONDS)
  public long oldestAge;

  @Label("Call Site")
  @Description("Call site that opened them")
  public String site = "";

  @Label("Stack")
  @Description("Most common stack trace of the call site, one frame per line")
  public String stack = "";
}
