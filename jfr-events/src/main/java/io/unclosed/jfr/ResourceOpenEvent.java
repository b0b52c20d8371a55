package io.unclosed.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * Something was opened. Its stack is the site; each site writes only some a minute unless the
 * settings say all.
 */
@Name("io.unclosed.ResourceOpen")
@Label("Resource Open")
@Description("A resource was opened; the stack trace is where")
@Category("Unclosed")
@StackTrace(true)
public final class ResourceOpenEvent extends Event {

  @Label("Resource")
  @Description("Id of this resource, the same in its Resource Close event and in Leak Suspect")
  @ResourceId
  public long resourceId;

  @Label("Call Site Id")
  @Description("Id of the call site")
  @SiteId
  public String siteId = "";

  @Label("Kind")
  @Description("Kind of resource, such as socket")
  public String kind = "";

  @Label("Detail")
  @Description("Thread name, size in bytes or class of a tracked object; otherwise empty")
  public String detail = "";
}
