package io.unclosed.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/**
 * Something shows evidence of a leak. When it is raised, changed or cleared, and at the end of a
 * chunk. Begins when its oldest resource was opened, so that the duration is the age.
 */
@Name("io.unclosed.LeakSuspect")
@Label("Leak Suspect")
@Description("Something shows evidence of a leak; begins when its oldest resource was opened")
@Category("Unclosed")
@StackTrace(false)
@Period("endChunk")
public final class LeakSuspectEvent extends Event {

  @Label("Id")
  @Description("Key of the blamed frame, or words when it is the whole process")
  @SiteId
  public String id = "";

  @Label("Oldest Resource")
  @Description("Key of the oldest open resource, 0 when unknown")
  @ResourceId
  public long resourceId;

  @Label("Severity")
  @Description("What it will do: CRITICAL, WARNING, INFO, or CLEARED")
  public String severity = "";

  @Label("Kind")
  @Description("What sort of resource")
  public String kind = "";

  @Label("Evidence")
  @Description("What was seen, strongest first")
  public String evidence = "";

  @Label("Headline")
  @Description("What is wrong, with the figures")
  public String headline = "";

  @Label("Live")
  @Description("Resources that are open now, or bytes of memory")
  public long live;

  @Label("Site")
  @Description("The blamed frame")
  public String site = "";

  @Label("Stack")
  @Description("The commonest stack of the site, one frame a line")
  public String stack = "";
}
