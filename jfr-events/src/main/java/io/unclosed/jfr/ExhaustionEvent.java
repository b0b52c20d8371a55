package io.unclosed.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Opens, connects or starts of threads have failed because nothing was left. */
@Name("io.unclosed.Exhaustion")
@Label("Exhaustion")
@Description("Opens, connects or thread starts failed because a limit was reached")
@Category("Unclosed")
@StackTrace(false)
public final class ExhaustionEvent extends Event {

  @Label("Resource")
  @Description("What ran out: descriptors, threads or ports")
  public String what = "";

  @Label("Limit")
  @Description("The limit; -1 when unknown")
  public long limit;

  @Label("Used")
  @Description("Number in use")
  public long used;

  @Label("Top Call Site")
  @Description("Call site with the most open resources")
  public String topSite = "";
}
