package io.unclosed.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** One part of the process's memory. */
@Name("io.unclosed.MemoryPart")
@Label("Memory Part")
@Description("Size and growth of one part of the process memory")
@Category("Unclosed")
@StackTrace(false)
@Period("60 s")
public final class MemoryPartEvent extends Event {

  @Label("Part")
  @Description("Part of the memory, such as heap or anonymous")
  public String part = "";

  @Label("Size")
  @Description("Current size")
  @DataAmount
  public long bytes;

  @Label("Growth per Hour")
  @Description("Growth per hour; 0 when no growth is established")
  @DataAmount
  public double perHour;
}
