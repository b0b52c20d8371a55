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
@Description("CPU time, heap and bookkeeping of the agent itself")
@Category("Unclosed")
@StackTrace(false)
@Period("60 s")
public final class AgentOverheadEvent extends Event {

  @Label("CPU Time")
  @Description("CPU time of the agent thread")
  @Timespan(Timespan.NANOSECONDS)
  public long cpuTime;

  @Label("Heap")
  @Description("Heap used by the agent, estimated")
  @DataAmount
  public long heapBytes;

  @Label("Resources")
  @Description("Open resources tracked")
  public long resources;

  @Label("Stacks")
  @Description("Distinct stack traces stored")
  public long sites;

  @Label("Opens Without Stack")
  @Description("Opens without a stack trace because the sampling budget was used up")
  public long capturesSkipped;

  @Label("Internal Errors")
  @Description("Internal errors of the agent; they never reach the application")
  public long failures;

  @Label("State")
  @Description("active, or degraded: followed by the reason")
  public String state = "";

  @Label("Age of Last Check")
  @Description("Time since the last check that succeeded; -1 s before the first one")
  @Timespan(Timespan.SECONDS)
  public long lastCheckAge;
}
