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
@Description("Something was opened; the stack is the open site")
@Category("Unclosed")
@StackTrace(true)
public final class ResourceOpenEvent extends Event {

  @Label("Resource")
  @Description(
      "Key of this one resource, the same in its close and in a suspect whose oldest it is")
  @ResourceId
  public long resourceId;

  @Label("Site Id")
  @Description("Key of the blamed frame")
  @SiteId
  public String siteId = "";

  @Label("Kind")
  @Description("What sort of resource")
  public String kind = "";

  @Label("Detail")
  @Description("Name of a thread, bytes of memory, type of a declared object; else empty")
  public String detail = "";
}
