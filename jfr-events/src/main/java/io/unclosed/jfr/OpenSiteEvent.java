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
@Description("What one blamed frame opened of one kind")
@Category("Unclosed")
@StackTrace(false)
@Period("60 s")
public final class OpenSiteEvent extends Event {

  @Label("Site Id")
  @Description("Key of the blamed frame")
  @SiteId
  public String siteId = "";

  @Label("Kind")
  @Description("What sort of resource")
  public String kind = "";

  @Label("Open")
  @Description("Resources open now")
  public long open;

  @Label("Opened")
  @Description("Resources opened since the agent began")
  public long opened;

  @Label("Closed")
  @Description("Resources closed since the agent began, by whomever")
  public long closed;

  @Label("Collected Unclosed")
  @Description("Resources that the garbage collector had to close")
  public long collectedUnclosed;

  @Label("Oldest Age")
  @Description("Age of the oldest open one")
  @Timespan(Timespan.NANOSECONDS)
  public long oldestAge;

  @Label("Site")
  @Description("The blamed frame")
  public String site = "";

  @Label("Stack")
  @Description("The commonest stack of the site, one frame a line")
  public String stack = "";
}
