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
@Description("A piece of advice on a limit or setting")
@Category("Unclosed")
@StackTrace(false)
@Period("endChunk")
public final class RecommendationEvent extends Event {

  @Label("Rule")
  @Description("The rule that gives the advice")
  public String id = "";

  @Label("Severity")
  @Description("How bad it is to leave it: CRITICAL, WARNING or INFO")
  public String severity = "";

  @Label("Confidence")
  @Description("How sure we are: CERTAIN, LIKELY or POSSIBLE")
  public String confidence = "";

  @Label("Setting")
  @Description("What to change, empty when it is the code")
  public String setting = "";

  @Label("Current")
  @Description("The value now")
  public String current = "";

  @Label("Recommended")
  @Description("The value to set, empty when it is the code")
  public String recommended = "";

  @Label("Headline")
  @Description("What is wrong, with the figures")
  public String headline = "";
}
