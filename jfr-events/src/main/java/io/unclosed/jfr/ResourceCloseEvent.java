package io.unclosed.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * Something was closed. Begins when it was opened, so that the duration is its life. Off by
 * default.
 */
@Name("io.unclosed.ResourceClose")
@Label("Resource Close")
@Description("A resource was closed; the duration is how long it was open")
@Category("Unclosed")
@StackTrace(true)
@Enabled(false)
public final class ResourceCloseEvent extends Event {

  @Label("Resource")
  @Description("Id of this resource, the same as in its Resource Open event")
  @ResourceId
  public long resourceId;

  @Label("Call Site Id")
  @Description("Id of the call site")
  @SiteId
  public String siteId = "";

  @Label("Kind")
  @Description("Kind of resource, such as socket")
  public String kind = "";

  @Label("Closed By")
  @Description("code (the program) or collector (the garbage collector)")
  public String closedBy = "";
}
