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
@Description("Opens, connects or starts of threads have failed because nothing was left")
@Category("Unclosed")
@StackTrace(false)
public final class ExhaustionEvent extends Event {

  @Label("What")
  @Description("What ran out: descriptors, threads or ports")
  public String what = "";

  @Label("Limit")
  @Description("How many there may be; -1 when that cannot be seen")
  public long limit;

  @Label("Used")
  @Description("How many there are")
  public long used;

  @Label("Top Site")
  @Description("The blamed frame that holds most")
  public String topSite = "";
}
