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
@Description("Evidence of a leak; the event starts when the oldest resource was opened")
@Category("Unclosed")
@StackTrace(false)
@Period("endChunk")
public final class LeakSuspectEvent extends Event {

  @Label("Id")
  @Description("Id of the call site; a name such as memory:native when process-wide")
  @SiteId
  public String id = "";

  @Label("Oldest Resource")
  @Description("Id of the oldest open resource; 0 when unknown")
  @ResourceId
  public long resourceId;

  @Label("Severity")
  @Description("CRITICAL, WARNING or INFO; CLEARED when it is no longer a suspect")
  public String severity = "";

  @Label("Kind")
  @Description("Kind of resource, such as socket")
  public String kind = "";

  @Label("Evidence")
  @Description("Evidence codes, strongest first")
  public String evidence = "";

  @Label("Headline")
  @Description("The problem in one sentence, with its numbers")
  public String headline = "";

  @Label("Live")
  @Description("Resources open now, or bytes of memory")
  public long live;

  @Label("Call Site")
  @Description("Call site to look at")
  public String site = "";

  @Label("Stack")
  @Description("Most common stack trace of the call site, one frame per line")
  public String stack = "";
}
