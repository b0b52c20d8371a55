package io.unclosed.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** How many of the process's TCP sockets are in one state. */
@Name("io.unclosed.SocketState")
@Label("Socket State")
@Description("Number of TCP sockets of the process in one state")
@Category("Unclosed")
@StackTrace(false)
@Period("60 s")
public final class SocketStateEvent extends Event {

  @Label("State")
  @Description("Connection state, such as CLOSE_WAIT")
  public String state = "";

  @Label("Count")
  @Description("Number of sockets in this state")
  public long count;
}
