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
@Description("One part of the memory of the process")
@Category("Unclosed")
@StackTrace(false)
@Period("60 s")
public final class MemoryPartEvent extends Event {

  @Label("Part")
  @Description("Which part, such as heap or anonymous")
  public String part = "";

  @Label("Size")
  @Description("Its size now")
  @DataAmount
  public long bytes;

  @Label("Growth per Hour")
  @Description("Growth in an hour, 0 when none is established")
  @DataAmount
  public double perHour;
}
