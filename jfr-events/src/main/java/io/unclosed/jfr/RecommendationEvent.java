package io.unclosed.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** A piece of advice on a limit or setting. When it appears, and at the end of a chunk. */
@Name("io.unclosed.Recommendation")
@Label("Recommendation")
@Description("Advice to change a limit or setting")
@Category("Unclosed")
@StackTrace(false)
@Period("endChunk")
public final class RecommendationEvent extends Event {

  @Label("Rule")
  @Description("Id of the rule")
  public String id = "";

  @Label("Severity")
  @Description("CRITICAL, WARNING or INFO: the consequence of not changing it")
  public String severity = "";

  @Label("Confidence")
  @Description("CERTAIN (proven), LIKELY (strong evidence) or POSSIBLE")
  public String confidence = "";

  @Label("Setting")
  @Description("Setting to change; empty when the change is in the code")
  public String setting = "";

  @Label("Current")
  @Description("Current value")
  public String current = "";

  @Label("Recommended")
  @Description("Recommended value; empty when the change is in the code")
  public String recommended = "";

  @Label("Headline")
  @Description("The problem in one sentence, with its numbers")
  public String headline = "";
}
