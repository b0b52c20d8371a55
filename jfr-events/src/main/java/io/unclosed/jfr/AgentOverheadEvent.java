package io.unclosed.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** What the agent costs and how near it is to its bounds. */
@Name("io.unclosed.AgentOverhead")
@Label("Agent Overhead")
@Description("What the agent costs and how near it is to its bounds")
@Category("Unclosed")
@StackTrace(false)
@Period("60 s")
public final class AgentOverheadEvent extends Event {

  @Label("CPU Time")
  @Description("Processor time of the agent's own thread")
  @Timespan(Timespan.NANOSECONDS)
  public long cpuTime;

  @Label("Heap")
  @Description("Kept on the heap, estimated")
  @DataAmount
  public long heapBytes;

  @Label("Resources")
  @Description("Open resources on record")
  public long resources;

  @Label("Sites")
  @Description("Distinct stacks on record")
  public long sites;

  @Label("Captures Skipped")
  @Description("Opens without a stack because the allowance was used up")
  public long capturesSkipped;

  @Label("Failures")
  @Description("Faults of the agent that it swallowed")
  public long failures;
}
